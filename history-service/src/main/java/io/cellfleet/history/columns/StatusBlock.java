package io.cellfleet.history.columns;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.codec.Column;
import io.cellfleet.history.codec.CorruptBlockException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Statuses of one pack, a row each: numbers in columns, words once each, in the order in which they were said first.
 * Nothing of a status is lost but the order in which it names its cells, which is by their numbers afterwards, and its
 * pack's id, which the reader knows.
 */
public record StatusBlock(Block block) {

    /** Of a pack, as the contract numbers them: from 1. */
    public static final int MOST_CELLS = 255;

    private static final Map<Integer, Quantity> QUANTITIES =
            Quantities.OF_PACK.stream().collect(Collectors.toMap(Quantity::id, Function.identity()));
    private static final Map<Integer, Extreme> EXTREMES = Quantities.EXTREMES.stream()
            .collect(Collectors.toMap(extreme -> extreme.quantity().id(), Function.identity()));
    private static final Map<Integer, Word<?>> WORDS =
            Word.ALL.stream().collect(Collectors.toMap(Word::id, Function.identity()));

    /**
     * @throws IllegalArgumentException naming the field when a status numbers a cell beyond the contract's limits or
     *                                  twice; when there are no statuses, or too many for a block
     */
    public static StatusBlock of(List<PackStatus> statuses) {
        List<Column> columns = new ArrayList<>();
        Quantities.OF_PACK.forEach(
                quantity -> column(quantity, statuses).build().ifPresent(columns::add));
        Map<ByteString, Integer> words = new LinkedHashMap<>();
        for (Word<?> word : Word.ALL) {
            column(word, statuses, words).build().ifPresent(columns::add);
        }
        columns.addAll(CellColumns.of(statuses));
        addExtremes(statuses, columns);
        return new StatusBlock(new Block(statuses.size(), columns, List.copyOf(words.keySet())));
    }

    private static ColumnBuilder column(Quantity quantity, List<PackStatus> statuses) {
        ColumnBuilder column = new ColumnBuilder(quantity.id(), statuses.size());
        for (int row = 0; row < statuses.size(); row++) {
            if (quantity.isKnown().test(statuses.get(row))) {
                column.add(row, quantity.value().applyAsLong(statuses.get(row)));
            }
        }
        return column;
    }

    private static void addExtremes(List<PackStatus> statuses, List<Column> columns) {
        List<ColumnBuilder> builders = Quantities.EXTREMES.stream()
                .map(extreme -> new ColumnBuilder(extreme.quantity().id(), statuses.size()))
                .toList();
        for (int row = 0; row < statuses.size(); row++) {
            PackStatus status = statuses.get(row);
            Extremes extremes = Extremes.of(status.getMeasured());
            for (int i = 0; i < builders.size(); i++) {
                Extreme extreme = Quantities.EXTREMES.get(i);
                if (extreme.quantity().isKnown().test(status)) {
                    builders.get(i).add(row, extreme.beyond(status, extremes));
                }
            }
        }
        builders.forEach(builder -> builder.build().ifPresent(columns::add));
    }

    private static <P> ColumnBuilder column(Word<P> word, List<PackStatus> statuses, Map<ByteString, Integer> words) {
        ColumnBuilder column = new ColumnBuilder(word.id(), statuses.size());
        @Nullable P before = null;
        int number = 0;
        for (int row = 0; row < statuses.size(); row++) {
            if (word.isKnown().test(statuses.get(row))) {
                P said = word.said().apply(statuses.get(row));
                if (!said.equals(before)) {
                    number = words.computeIfAbsent(word.bytes().apply(said), unused -> words.size());
                    before = said;
                }
                column.add(row, number);
            }
        }
        return column;
    }

    /**
     * The statuses again.
     *
     * @throws CorruptBlockException when columns and words do not fit together, or a later release wrote columns that this
     *                               one does not know
     */
    public List<PackStatus> statuses(String packId) throws CorruptBlockException {
        List<PackStatus.Builder> rows = IntStream.range(0, block.rows())
                .mapToObj(row -> PackStatus.newBuilder().setPackId(packId))
                .toList();
        for (Column column : block.columns()) {
            Setter setter = setter(column.id());
            column.<CorruptBlockException>forEach((row, value) -> setter.set(rows.get(row), value));
        }
        return rows.stream().map(PackStatus.Builder::build).toList();
    }

    private interface Setter {
        void set(PackStatus.Builder status, long value) throws CorruptBlockException;
    }

    /** Where the values of a column go. */
    private Setter setter(int id) {
        Quantity quantity = QUANTITIES.get(id);
        if (quantity != null) {
            return quantity.setter()::set;
        }
        Extreme extreme = EXTREMES.get(id);
        if (extreme != null) {
            return extreme::set;
        }
        Word<?> word = WORDS.get(id);
        if (word != null) {
            return (status, number) -> say(word, status, number);
        }
        return (status, value) -> {
            if (!CellColumns.set(status, id, value)) {
                throw new CorruptBlockException("column " + id + " is unknown to this release");
            }
        };
    }

    private void say(Word<?> word, PackStatus.Builder status, long number) throws CorruptBlockException {
        if (number < 0 || number >= block.words().size()) {
            throw new CorruptBlockException("column " + word.id() + " is word " + number + " but there are "
                    + block.words().size());
        }
        try {
            word.setter().set(status, block.words().get((int) number));
        } catch (InvalidProtocolBufferException e) {
            throw new CorruptBlockException("word " + number + " is no " + word.name() + ": " + e.getMessage(), e);
        }
    }
}
