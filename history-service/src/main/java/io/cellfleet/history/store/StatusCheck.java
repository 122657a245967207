package io.cellfleet.history.store;

import static io.cellfleet.history.columns.StatusBlock.MOST_CELLS;
import static io.cellfleet.history.store.NotOursException.Reason.BAD_ID;
import static io.cellfleet.history.store.NotOursException.Reason.NO_ORDER;
import static io.cellfleet.history.store.NotOursException.Reason.OUT_OF_RANGE;

import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.Ids;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What of a status can be kept. Unsigned fields of the contract are negative here when too large. */
public final class StatusCheck {

    /** More than any installation will ever collect, and few enough to be added up. */
    private static final long MOST_WH = 1_000_000_000_000_000L;

    private StatusCheck() {}

    /**
     * What is kept of a status.
     *
     * @param status     without values that are out of range: they are unknown
     * @param outOfRange the contract's names of the fields that had one
     */
    public record Kept(PackStatus status, List<String> outOfRange) {

        public Kept {
            outOfRange = List.copyOf(outOfRange);
        }
    }

    /**
     * Looks at what the store relies on; any other value is kept as it is.
     *
     * @throws NotOursException naming the field that the contract does not allow, where the status is not one without it
     */
    public static Kept check(PackStatus status) throws NotOursException {
        id("pack_id", status.getPackId());
        id("installation_id", status.getInstallationId());
        order(status.hasOrder(), status.getOrder());
        if (status.getAtMs() < 0 || status.getAtMs() > Column.LAST_MS) {
            throw outOfRange("at", Long.toString(status.getAtMs()), "0 to " + Column.LAST_MS);
        }
        if (status.getMeasured().getPackVoltageMv() < 0) {
            throw outOfRange(
                    "pack_voltage_mv",
                    Integer.toUnsignedString(status.getMeasured().getPackVoltageMv()),
                    "0 to " + Integer.MAX_VALUE);
        }
        List<String> unknown = new ArrayList<>();
        BitSet seen = new BitSet();
        for (CellReading reading : status.getMeasured().getCellsList()) {
            int number = reading.getNumber();
            if (isKept(reading)) {
                if (seen.get(number)) {
                    throw outOfRange("cells.number", number + " twice", "once in a frame");
                }
                seen.set(number);
            } else {
                unknown.add(isCell(number) ? "cells.voltage_mv" : "cells.number");
            }
        }
        if (status.getMeasured().getLowestCell().getVoltageMv() < 0) {
            unknown.add("lowest_cell.voltage_mv");
        }
        if (status.getMeasured().getHighestCell().getVoltageMv() < 0) {
            unknown.add("highest_cell.voltage_mv");
        }
        if (!isKept(status.getEnergy())) {
            unknown.add("energy");
        }
        return new Kept(unknown.isEmpty() ? status : without(status), unknown);
    }

    private static PackStatus without(PackStatus status) {
        PackStatus.Builder kept = status.toBuilder();
        if (!isKept(status.getEnergy())) {
            kept.clearEnergy();
        }
        if (status.hasMeasured()) {
            Measurement.Builder measured = kept.getMeasuredBuilder().clearCells();
            status.getMeasured().getCellsList().stream()
                    .filter(StatusCheck::isKept)
                    .forEach(measured::addCells);
            if (measured.getLowestCell().getVoltageMv() < 0) {
                measured.clearLowestCell();
            }
            if (measured.getHighestCell().getVoltageMv() < 0) {
                measured.clearHighestCell();
            }
        }
        return kept.build();
    }

    private static boolean isKept(CellReading reading) {
        return isCell(reading.getNumber()) && reading.getVoltageMv() >= 0;
    }

    private static boolean isCell(int number) {
        return number >= 1 && number <= MOST_CELLS;
    }

    private static boolean isKept(Energy energy) {
        return isWh(energy.getCollectedTodayWh())
                && isWh(energy.getConsumedTodayWh())
                && isWh(energy.getCollectedTotalWh())
                && isWh(energy.getConsumedTotalWh());
    }

    private static boolean isWh(long wh) {
        return wh >= 0 && wh <= MOST_WH;
    }

    static void order(boolean isThere, OrderNumber order) throws NotOursException {
        if (!isThere) {
            throw new NotOursException(NO_ORDER, "order is missing");
        }
        ordinal("order.enrolment", order.getEnrolment());
        ordinal("order.boot", order.getBoot());
        ordinal("order.sequence", order.getSequence());
    }

    private static void id(String name, String id) throws NotOursException {
        if (!Ids.isId(id)) {
            throw new NotOursException(BAD_ID, name + " '" + id + "' must be " + Ids.FORM);
        }
    }

    private static void ordinal(String name, long value) throws NotOursException {
        if (value < 1) {
            throw new NotOursException(NO_ORDER, name + " " + value + " must be 1 or more");
        }
    }

    private static NotOursException outOfRange(String name, String value, String limit) {
        return new NotOursException(OUT_OF_RANGE, name + " " + value + " must be " + limit);
    }
}
