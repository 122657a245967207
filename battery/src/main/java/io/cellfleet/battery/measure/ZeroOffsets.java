package io.cellfleet.battery.measure;

import io.cellfleet.battery.reading.PackReading;
import java.util.OptionalInt;

/**
 * What the sensors show when nothing flows (rule S11). In mA as the device says them, before they are turned the right
 * way round; empty while it was not measured.
 *
 * @param first  of sensor 1
 * @param second of sensor 2
 * @param total  of the device's total
 */
public record ZeroOffsets(OptionalInt first, OptionalInt second, OptionalInt total) {

    /** Never calibrated. */
    public static final ZeroOffsets NONE =
            new ZeroOffsets(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    OptionalInt offFirst(PackReading reading) {
        return less(reading.current1Ma(), first);
    }

    OptionalInt offSecond(PackReading reading) {
        return less(reading.current2Ma(), second);
    }

    OptionalInt offTotal(PackReading reading) {
        return less(reading.currentMa(), total);
    }

    private static OptionalInt less(OptionalInt shownMa, OptionalInt zeroMa) {
        return shownMa.isEmpty() || zeroMa.isEmpty() ? shownMa : OptionalInt.of(shownMa.getAsInt() - zeroMa.getAsInt());
    }
}
