package io.cellfleet.history.store;

import static io.cellfleet.history.columns.StatusBlock.MOST_CELLS;
import static io.cellfleet.history.store.NotOursException.Reason.BAD_ID;
import static io.cellfleet.history.store.NotOursException.Reason.NO_ORDER;
import static io.cellfleet.history.store.NotOursException.Reason.OUT_OF_RANGE;

import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.Ids;
import java.util.BitSet;

/** Whether a status can be kept. Unsigned fields of the contract are negative here when too large. */
public final class StatusCheck {

    private StatusCheck() {}

    /**
     * Looks at what the store relies on; any other value is kept as it is.
     *
     * @throws NotOursException naming the field that the contract does not allow
     */
    public static void check(PackStatus status) throws NotOursException {
        id("pack_id", status.getPackId());
        id("installation_id", status.getInstallationId());
        order(status.hasOrder(), status.getOrder());
        if (status.getAtMs() < 0 || status.getAtMs() > Column.LAST_MS) {
            throw outOfRange("at", Long.toString(status.getAtMs()), "0 to " + Column.LAST_MS);
        }
        unsigned("pack_voltage_mv", status.getMeasured().getPackVoltageMv());
        unsigned("lowest_cell.voltage_mv", status.getMeasured().getLowestCell().getVoltageMv());
        unsigned(
                "highest_cell.voltage_mv", status.getMeasured().getHighestCell().getVoltageMv());
        BitSet seen = new BitSet();
        for (CellReading reading : status.getMeasured().getCellsList()) {
            int number = reading.getNumber();
            if (number < 1 || number > MOST_CELLS) {
                throw outOfRange("cells.number", Integer.toUnsignedString(number), "1 to " + MOST_CELLS);
            }
            if (seen.get(number)) {
                throw outOfRange("cells.number", number + " twice", "once in a frame");
            }
            seen.set(number);
            unsigned("cells.voltage_mv", reading.getVoltageMv());
        }
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

    private static void unsigned(String name, int value) throws NotOursException {
        if (value < 0) {
            throw outOfRange(name, Integer.toUnsignedString(value), "0 to " + Integer.MAX_VALUE);
        }
    }

    private static NotOursException outOfRange(String name, String value, String limit) {
        return new NotOursException(OUT_OF_RANGE, name + " " + value + " must be " + limit);
    }
}
