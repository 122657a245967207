package io.cellfleet.battery.measure;

import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.settings.CurrentSensors;
import java.util.OptionalInt;

/**
 * The currents of one frame as the rules see them (rules M1, M2): turned the right way round, unknown where the device
 * does not know.
 *
 * @param netMa      mA, plus is charging; empty when unknown
 * @param incomingMa mA into the battery, never negative; empty when unknown, also when one of two sensors is
 * @param outgoingMa mA out of the battery, never negative; empty when unknown, also when one of two sensors is
 */
public record Currents(OptionalInt netMa, OptionalInt incomingMa, OptionalInt outgoingMa) {

    private static final Currents UNKNOWN = new Currents(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /**
     * @param zero what the sensors show at rest, taken off first (rule S11)
     */
    public static Currents of(PackReading reading, CurrentSensors sensors, ZeroOffsets zero) {
        OptionalInt first = turned(zero.offFirst(reading), sensors);
        OptionalInt second = turned(zero.offSecond(reading), sensors);
        OptionalInt total = turned(zero.offTotal(reading), sensors);
        OptionalInt net = total.isPresent() ? total : net(first, second, sensors);
        if (net.isEmpty()) {
            return UNKNOWN;
        }
        if (sensors.count() == 2 && first.isPresent() != second.isPresent()) {
            return new Currents(net, OptionalInt.empty(), OptionalInt.empty());
        }
        if (sensors.count() == 2 && first.isPresent()) {
            int in = first.getAsInt();
            int out = second.getAsInt();
            return known(net, Math.max(in, 0) + Math.max(-out, 0), Math.max(out, 0) + Math.max(-in, 0));
        }
        return known(net, Math.max(net.getAsInt(), 0), Math.max(-net.getAsInt(), 0));
    }

    private static Currents known(OptionalInt net, int incomingMa, int outgoingMa) {
        return new Currents(net, OptionalInt.of(incomingMa), OptionalInt.of(outgoingMa));
    }

    private static OptionalInt net(OptionalInt first, OptionalInt second, CurrentSensors sensors) {
        if (sensors.count() == 1) {
            return first;
        }
        return first.isPresent() && second.isPresent()
                ? OptionalInt.of(first.getAsInt() - second.getAsInt())
                : OptionalInt.empty();
    }

    /** Scaled, and the right way round. */
    static OptionalInt turned(OptionalInt currentMa, CurrentSensors sensors) {
        if (currentMa.isEmpty()) {
            return currentMa;
        }
        int scaled = currentMa.getAsInt() / sensors.divisor();
        return OptionalInt.of(sensors.inverted() ? -scaled : scaled);
    }
}
