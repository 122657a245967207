package io.cellfleet.history.columns;

import io.cellfleet.contract.v1.MeasurementOrBuilder;

/**
 * What a value of a measurement would be if it followed from others of the same measurement. Only what it is beyond that
 * is kept, which is nothing as a rule. A guess that is wrong costs bytes and no more: writer and reader make the same one,
 * from values that come before it in the columns, in whatever order the frame names its cells.
 */
final class Expected {

    private Expected() {}

    /** mA, rule M1: what comes in by sensor 1, less what goes out by sensor 2. */
    static long currentMa(MeasurementOrBuilder measured) {
        return (long) measured.getCurrent1Ma() - measured.getCurrent2Ma();
    }

    /** mA, rule M2. */
    static long incomingMa(MeasurementOrBuilder measured) {
        return measured.hasCurrent1Ma() && measured.hasCurrent2Ma()
                ? measured.getCurrent1Ma()
                : Math.max(measured.getCurrentMa(), 0L);
    }

    /** mA, rule M2. */
    static long outgoingMa(MeasurementOrBuilder measured) {
        return measured.hasCurrent1Ma() && measured.hasCurrent2Ma()
                ? measured.getCurrent2Ma()
                : Math.max(-(long) measured.getCurrentMa(), 0L);
    }
}
