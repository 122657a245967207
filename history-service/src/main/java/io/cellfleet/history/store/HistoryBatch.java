package io.cellfleet.history.store;

import static io.cellfleet.history.columns.StatusBlock.MOST_CELLS;
import static io.cellfleet.history.store.NotOursException.Reason.NO_ORDER;
import static io.cellfleet.history.store.NotOursException.Reason.OUT_OF_RANGE;

import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is written in one transaction, already in the form in which it is sent. A status or event that is refused
 * leaves no trace in it.
 */
public final class HistoryBatch {

    private final Map<Table<?>, CopyBuffer> rows = new LinkedHashMap<>();
    private final Map<String, PackStatus> newestStatus = new HashMap<>();
    private final Map<String, PackStatus> newestMeasurement = new HashMap<>();
    private final Map<CellKey, CellRow> newestCell = new HashMap<>();
    private final Map<WarningKey, StandingWarning> newestWarning = new HashMap<>();

    /** Where it is checked what makes no row, or none yet. */
    private final CopyBuffer scratch = new CopyBuffer();

    private record CellKey(String packId, int number) {}

    private record WarningKey(String packId, int code) {}

    /**
     * Takes a status: a row when it carries a measurement, a row for each cell it describes, and the pack's latest.
     *
     * @throws NotOursException naming the field that the contract does not allow
     */
    public void add(PackStatus status) throws NotOursException {
        check(status.hasOrder());
        checkCells(status);
        if (status.hasMeasured()) {
            Tables.MEASUREMENT.append(status, buffer(Tables.MEASUREMENT));
            keepNewest(newestMeasurement, status);
            for (CellReading reading : status.getMeasured().getCellsList()) {
                addCell(new CellRow(status, reading));
            }
        } else {
            Tables.MEASUREMENT.append(status, scratch);
            scratch.cutTo(0, 0);
        }
        keepNewest(newestStatus, status);
    }

    /** Takes an event: a row, and the newest word on a warning that no record raises. */
    public void add(PackEvent event) throws NotOursException {
        check(event.hasOrder());
        Optional<StandingWarning> warning = StandingWarning.of(event).filter(known -> known.code() != 0);
        if (warning.isPresent()) {
            Tables.STANDING_WARNING.append(warning.get(), scratch);
            scratch.cutTo(0, 0);
        }
        Tables.EVENT.append(event, buffer(Tables.EVENT));
        warning.ifPresent(this::keepNewest);
    }

    /** About how much memory the rows take. */
    public int sizeBytes() {
        return rows.values().stream().mapToInt(CopyBuffer::sizeBytes).sum();
    }

    /** The rows to send, by table; those of the latest tables are made here, once for the whole batch. */
    Map<Table<?>, CopyBuffer> rows() {
        Map<Table<?>, CopyBuffer> all = new LinkedHashMap<>(rows);
        putAll(all, Tables.LATEST_STATUS, newestStatus.values());
        putAll(all, Tables.LATEST_MEASUREMENT, newestMeasurement.values());
        putAll(all, Tables.LATEST_CELL, newestCell.values());
        putAll(all, Tables.STANDING_WARNING, newestWarning.values());
        return all;
    }

    private void addCell(CellRow cell) throws NotOursException {
        Tables.CELL_READING.append(cell, buffer(Tables.CELL_READING));
        CellKey key = new CellKey(cell.status().getPackId(), cell.number());
        newestCell.merge(key, cell, (known, next) -> isNewer(next.status(), known.status()) ? next : known);
    }

    private CopyBuffer buffer(Table<?> table) {
        return rows.computeIfAbsent(table, unused -> new CopyBuffer());
    }

    private static <T> void putAll(Map<Table<?>, CopyBuffer> all, Table<T> table, Iterable<T> latest) {
        CopyBuffer buffer = new CopyBuffer();
        try {
            for (T row : latest) {
                table.append(row, buffer);
            }
        } catch (NotOursException e) {
            throw new IllegalStateException("passed the check when it was added, but not now", e);
        }
        all.put(table, buffer);
    }

    private void keepNewest(StandingWarning warning) {
        WarningKey key = new WarningKey(warning.event().getPackId(), warning.code());
        newestWarning.merge(key, warning, (known, next) -> isNewer(next.event(), known.event()) ? next : known);
    }

    private static void keepNewest(Map<String, PackStatus> newest, PackStatus status) {
        newest.merge(status.getPackId(), status, (known, next) -> isNewer(next, known) ? next : known);
    }

    private static boolean isNewer(PackStatus next, PackStatus known) {
        return Order.of(next.getOrder()).compareTo(Order.of(known.getOrder())) > 0;
    }

    /** As {@link Table.Merge.Newest} says. */
    private static boolean isNewer(PackEvent next, PackEvent known) {
        int byOrder = Order.of(next.getOrder()).compareTo(Order.of(known.getOrder()));
        return byOrder > 0 || (byOrder == 0 && next.getAtMs() > known.getAtMs());
    }

    private static void check(boolean hasOrder) throws NotOursException {
        if (!hasOrder) {
            throw new NotOursException(NO_ORDER, "order is missing");
        }
    }

    private static void checkCells(PackStatus status) throws NotOursException {
        for (CellReading reading : status.getMeasured().getCellsList()) {
            if (reading.getNumber() < 1 || reading.getNumber() > MOST_CELLS) {
                throw outOfRange("cells.number", reading.getNumber(), "1 to " + MOST_CELLS);
            }
            if (reading.getVoltageMv() < 0) {
                throw outOfRange("cells.voltage_mv", reading.getVoltageMv(), "0 to " + Integer.MAX_VALUE);
            }
        }
    }

    private static NotOursException outOfRange(String field, int value, String limit) {
        return new NotOursException(OUT_OF_RANGE, field + " " + Integer.toUnsignedString(value) + " must be " + limit);
    }
}
