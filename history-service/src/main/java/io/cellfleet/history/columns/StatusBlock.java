package io.cellfleet.history.columns;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.codec.Column;
import io.cellfleet.history.codec.CorruptBlockException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Statuses of one pack, a row each: numbers in columns, words beside them. Nothing of a status is lost but the order in
 * which it names its cells, which is by their numbers afterwards, and its pack's id, which the reader knows.
 *
 * @param block the columns
 * @param words each once, in the order in which they were said first
 */
public record StatusBlock(Block block, List<ByteString> words) {

    /** A cell's columns begin at this id and four times its number. */
    private static final int FIRST_CELL_ID = 1_000;

    private static final int COLUMNS_A_CELL = 4;
    private static final int MOST_CELLS = 255;
    private static final int LAST_CELL_ID = FIRST_CELL_ID + COLUMNS_A_CELL * MOST_CELLS + COLUMNS_A_CELL - 1;

    private static final Map<Integer, Quantity> QUANTITIES =
            Quantities.ALL.stream().collect(Collectors.toMap(Quantity::id, Function.identity()));
    private static final Map<Integer, Word<?>> WORDS =
            Word.ALL.stream().collect(Collectors.toMap(Word::id, Function.identity()));

    /** What a column of a cell holds, by its distance to the first. */
    private enum OfCell {
        VOLTAGE,
        TEMPERATURE,
        /** Its colour's number, doubled, and 1 more when its temperature reads high. */
        LOOKS
    }

    /**
     * @throws IllegalArgumentException naming the field when a status numbers a cell beyond the contract's limits or
     *                                  twice; when there are no statuses, or too many for a block
     */
    public static StatusBlock of(List<PackStatus> statuses) {
        List<Column> columns = new ArrayList<>();
        for (Quantity quantity : Quantities.ALL) {
            ColumnBuilder column = new ColumnBuilder(quantity.id(), statuses.size());
            for (int row = 0; row < statuses.size(); row++) {
                if (quantity.isKnown().test(statuses.get(row))) {
                    column.add(row, quantity.value().applyAsLong(statuses.get(row)));
                }
            }
            column.build().ifPresent(columns::add);
        }
        Map<ByteString, Integer> words = new LinkedHashMap<>();
        for (Word<?> word : Word.ALL) {
            column(word, statuses, words).build().ifPresent(columns::add);
        }
        cells(statuses).values().forEach(column -> column.build().ifPresent(columns::add));
        return new StatusBlock(new Block(statuses.size(), columns), List.copyOf(words.keySet()));
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

    private static Map<Integer, ColumnBuilder> cells(List<PackStatus> statuses) {
        Map<Integer, ColumnBuilder> columns = new TreeMap<>();
        for (int row = 0; row < statuses.size(); row++) {
            for (CellReading cell : statuses.get(row).getMeasured().getCellsList()) {
                if (cell.getNumber() < 1 || cell.getNumber() > MOST_CELLS) {
                    throw new IllegalArgumentException("cells.number " + Integer.toUnsignedString(cell.getNumber())
                            + " must be 1 to " + MOST_CELLS);
                }
                add(columns, cell, OfCell.VOLTAGE, row, statuses.size(), cell.getVoltageMv());
                if (cell.hasTemperatureDeciC()) {
                    add(columns, cell, OfCell.TEMPERATURE, row, statuses.size(), cell.getTemperatureDeciC());
                }
                long looks = 2L * cell.getColourValue() + (cell.getTemperatureReadsHigh() ? 1 : 0);
                add(columns, cell, OfCell.LOOKS, row, statuses.size(), looks);
            }
        }
        return columns;
    }

    private static void add(
            Map<Integer, ColumnBuilder> columns, CellReading cell, OfCell what, int row, int rows, long value) {
        int id = FIRST_CELL_ID + COLUMNS_A_CELL * cell.getNumber() + what.ordinal();
        ColumnBuilder column = columns.computeIfAbsent(id, unused -> new ColumnBuilder(id, rows));
        if (column.has(row)) {
            throw new IllegalArgumentException("cells.number " + cell.getNumber() + " must be there once in a frame");
        }
        column.add(row, value);
    }

    /**
     * The statuses again.
     *
     * @throws CorruptBlockException when block and words do not fit together, or a later release wrote columns that this
     *                               one does not know
     */
    public List<PackStatus> statuses(String packId) throws CorruptBlockException {
        List<PackStatus.Builder> rows = IntStream.range(0, block.rows())
                .mapToObj(row -> PackStatus.newBuilder().setPackId(packId))
                .toList();
        for (Column column : block.columns()) {
            int at = 0;
            for (int row = column.present().nextSetBit(0);
                    row >= 0;
                    row = column.present().nextSetBit(row + 1)) {
                set(rows.get(row), column.id(), column.values()[at]);
                at++;
            }
        }
        return rows.stream().map(PackStatus.Builder::build).toList();
    }

    private void set(PackStatus.Builder status, int id, long value) throws CorruptBlockException {
        Quantity quantity = QUANTITIES.get(id);
        Word<?> word = WORDS.get(id);
        if (quantity != null) {
            quantity.setter().set(status, value);
        } else if (word != null) {
            say(word, status, value);
        } else if (id >= FIRST_CELL_ID + COLUMNS_A_CELL && id <= LAST_CELL_ID) {
            set(cell(status.getMeasuredBuilder(), (id - FIRST_CELL_ID) / COLUMNS_A_CELL), id, value);
        } else {
            throw unknown(id);
        }
    }

    private void say(Word<?> word, PackStatus.Builder status, long number) throws CorruptBlockException {
        if (number < 0 || number >= words.size()) {
            throw new CorruptBlockException(
                    "column " + word.id() + " is word " + number + " but there are " + words.size());
        }
        try {
            word.setter().set(status, words.get((int) number));
        } catch (InvalidProtocolBufferException e) {
            throw new CorruptBlockException("word " + number + " is no " + word.name() + ": " + e.getMessage(), e);
        }
    }

    /** The columns of a cell stand together, by ascending number: it is the last one, or there is none yet. */
    private static CellReading.Builder cell(Measurement.Builder measured, int number) {
        int count = measured.getCellsCount();
        if (count > 0 && measured.getCellsBuilder(count - 1).getNumber() == number) {
            return measured.getCellsBuilder(count - 1);
        }
        return measured.addCellsBuilder().setNumber(number);
    }

    private static void set(CellReading.Builder cell, int id, long value) throws CorruptBlockException {
        switch ((id - FIRST_CELL_ID) % COLUMNS_A_CELL) {
            case 0 -> cell.setVoltageMv((int) value);
            case 1 -> cell.setTemperatureDeciC((int) value);
            case 2 -> cell.setColourValue((int) (value >> 1)).setTemperatureReadsHigh((value & 1) != 0);
            default -> throw unknown(id);
        }
    }

    private static CorruptBlockException unknown(int id) {
        return new CorruptBlockException("column " + id + " is unknown to this release");
    }
}
