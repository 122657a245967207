package io.cellfleet.history.columns;

import static io.cellfleet.history.columns.StatusBlock.MOST_CELLS;

import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of single cells: three for each, which stand together. */
final class CellColumns {

    /** A cell's columns begin at this id and four times its number. */
    private static final int BASE_ID = 1_000;

    private static final int IDS_A_CELL = 4;

    private static final int VOLTAGE = 0;
    private static final int TEMPERATURE = 1;

    /** Its colour's number, doubled, and 1 more when its temperature reads high. */
    private static final int LOOKS = 2;

    private final int rows;
    private final @Nullable ColumnBuilder[] columns = new @Nullable ColumnBuilder[IDS_A_CELL * (MOST_CELLS + 1)];

    private CellColumns(int rows) {
        this.rows = rows;
    }

    static int voltageId(int number) {
        return BASE_ID + IDS_A_CELL * number + VOLTAGE;
    }

    static int temperatureId(int number) {
        return BASE_ID + IDS_A_CELL * number + TEMPERATURE;
    }

    /**
     * By ascending id.
     *
     * @throws IllegalArgumentException when a cell's number is not 1 to 255, or twice in one status
     */
    static List<Column> of(List<PackStatus> statuses) {
        CellColumns cells = new CellColumns(statuses.size());
        for (int row = 0; row < statuses.size(); row++) {
            for (CellReading cell : statuses.get(row).getMeasured().getCellsList()) {
                cells.add(row, cell);
            }
        }
        return Arrays.stream(cells.columns)
                .filter(Objects::nonNull)
                .map(ColumnBuilder::build)
                .flatMap(Optional::stream)
                .toList();
    }

    private void add(int row, CellReading cell) {
        int number = cell.getNumber();
        if (number < 1 || number > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "cells.number " + Integer.toUnsignedString(number) + " must be 1 to " + MOST_CELLS);
        }
        ColumnBuilder voltage = column(number, VOLTAGE);
        if (voltage.has(row)) {
            throw new IllegalArgumentException("cells.number " + number + " must be there once in a frame");
        }
        voltage.add(row, cell.getVoltageMv());
        if (cell.hasTemperatureDeciC()) {
            column(number, TEMPERATURE).add(row, cell.getTemperatureDeciC());
        }
        column(number, LOOKS).add(row, 2L * cell.getColourValue() + (cell.getTemperatureReadsHigh() ? 1 : 0));
    }

    private ColumnBuilder column(int number, int what) {
        int at = IDS_A_CELL * number + what;
        ColumnBuilder column = columns[at];
        if (column == null) {
            column = new ColumnBuilder(BASE_ID + at, rows);
            columns[at] = column;
        }
        return column;
    }

    /**
     * Puts a value back. The columns come by ascending id, so the cell is the last one that was put back, or a new one.
     *
     * @return false when the id is not of a cell
     */
    static boolean set(PackStatus.Builder status, int id, long value) {
        int number = (id - BASE_ID) / IDS_A_CELL;
        int what = id % IDS_A_CELL;
        if (id < BASE_ID || number < 1 || number > MOST_CELLS || what > LOOKS) {
            return false;
        }
        CellReading.Builder cell = cell(status.getMeasuredBuilder(), number);
        switch (what) {
            case VOLTAGE -> cell.setVoltageMv((int) value);
            case TEMPERATURE -> cell.setTemperatureDeciC((int) value);
            default -> cell.setColourValue((int) (value >> 1)).setTemperatureReadsHigh((value & 1) != 0);
        }
        return true;
    }

    private static CellReading.Builder cell(Measurement.Builder measured, int number) {
        int last = measured.getCellsCount() - 1;
        if (last >= 0 && measured.getCellsBuilder(last).getNumber() == number) {
            return measured.getCellsBuilder(last);
        }
        return measured.addCellsBuilder().setNumber(number);
    }
}
