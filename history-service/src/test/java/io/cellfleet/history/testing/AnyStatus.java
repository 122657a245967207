package io.cellfleet.history.testing;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.PackStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Statuses made from the contract's own list of fields, so that one that is added there is set here too. */
public final class AnyStatus {

    private AnyStatus() {}

    /**
     * A status with an order number, and with cells only where it has a measurement.
     *
     * @param known how likely a field is to be set; 0..1
     */
    public static PackStatus of(String packId, Random random, double known) {
        PackStatus.Builder status = PackStatus.newBuilder();
        fill(status, random, known);
        status.setPackId(packId);
        // The store refuses what has none.
        status.getOrderBuilder().setSequence(1 + random.nextInt(9));
        if (status.hasMeasured()) {
            List<CellReading> cells = new ArrayList<>();
            for (int number = 1 + random.nextInt(3);
                    number <= 255 && random.nextInt(20) > 0;
                    number += 1 + random.nextInt(9)) {
                CellReading.Builder cell = CellReading.newBuilder();
                fill(cell, random, known);
                cells.add(cell.setNumber(number).build());
            }
            status.getMeasuredBuilder().clearCells().addAllCells(cells);
            if (random.nextBoolean()) {
                status.getMeasuredBuilder().setCellCount(cells.size());
            }
        }
        return status.build();
    }

    private static void fill(Message.Builder message, Random random, double known) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (field.isRepeated()) {
                for (int count = random.nextInt(3); count > 0; count--) {
                    message.addRepeatedField(field, anyValue(message, field, random, known));
                }
            } else if (random.nextDouble() < known) {
                message.setField(field, anyValue(message, field, random, known));
            }
        }
    }

    private static Object anyValue(Message.Builder message, FieldDescriptor field, Random random, double known) {
        return switch (field.getJavaType()) {
            case INT -> random.nextBoolean() ? random.nextInt() : random.nextInt(3);
            case LONG -> random.nextBoolean() ? random.nextLong() : random.nextLong(3);
            case BOOLEAN -> random.nextBoolean();
            case STRING -> List.of("", "a", "käse", "a\nb").get(random.nextInt(4));
            case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(random.nextInt(5));
            case MESSAGE -> {
                Message.Builder part = message.newBuilderForField(field);
                fill(part, random, known);
                yield part.build();
            }
            default -> throw new AssertionError("a field of a kind the contract did not have: " + field);
        };
    }
}
