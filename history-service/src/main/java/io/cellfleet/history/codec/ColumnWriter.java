package io.cellfleet.history.codec;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.BitSet;

/** Writes the columns of a block, one after the other: what they have in common with the one before is not said again. */
final class ColumnWriter {

    private final CodedOutputStream out;
    private final int rows;
    private final Group group = new Group();
    private int idBefore = -1;
    private BitSet presentBefore = new BitSet();
    private long firstBefore;

    ColumnWriter(CodedOutputStream out, int rows) {
        this.out = out;
        this.rows = rows;
    }

    void write(Column column) throws IOException {
        out.writeUInt32NoTag(column.id() - idBefore - 1);
        idBefore = column.id();
        Presence presence = Presence.of(column.present(), presentBefore, rows);
        presentBefore = column.present();
        long[] values = column.values();
        if (values.length == 0) {
            out.writeRawByte(Shape.CONSTANT.with(presence));
            return;
        }
        Numbers numbers = Numbers.of(values);
        ByteArrayOutputStream groups = new ByteArrayOutputStream();
        Shape shape = numbers.isConstant() ? Shape.CONSTANT : groups(numbers, groups);
        out.writeRawByte(shape.with(presence));
        presence.write(out, column.present(), rows);
        out.writeSInt64NoTag(values[0] - firstBefore);
        firstBefore = values[0];
        if (shape != Shape.CONSTANT) {
            out.writeUInt64NoTag(numbers.step());
        }
        if (shape == Shape.SLOPING) {
            out.writeSInt64NoTag(numbers.steps()[1]);
        }
        out.writeRawBytes(groups.toByteArray());
    }

    /** Behind the first number, which is 0. */
    private Shape groups(Numbers numbers, ByteArrayOutputStream bytes) throws IOException {
        CodedOutputStream groups = CodedOutputStream.newInstance(bytes, 512);
        long[] steps = numbers.steps();
        group.begin(0, steps[1]);
        boolean isSloping = false;
        for (int from = 1; from < steps.length; from += Group.MOST) {
            isSloping |= group.write(groups, steps, from, Math.min(Group.MOST, steps.length - from));
        }
        groups.flush();
        return isSloping ? Shape.SLOPING : Shape.VARYING;
    }
}
