package io.cellfleet.battery.measure;

import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.settings.CurrentSensors;
import java.util.OptionalInt;

/** What a frame says of its sensors rather than of the battery (rule W3). */
public final class SensorFacts {

    private static final int SATURATED_PERCENT = 98;
    private static final int REVERSED_MA = -1_000;

    private SensorFacts() {}

    /** Whether a sensor shows 98 % of what it can, or more. With one sensor the net current is its own. */
    public static boolean saturated(PackReading reading, CurrentSensors sensors) {
        return atTheEnd(reading.current1Ma(), sensors)
                || atTheEnd(sensors.count() == 2 ? reading.current2Ma() : reading.currentMa(), sensors);
    }

    /**
     * Whether one of two sensors, each of one direction, shows more than 1 A the other way.
     *
     * @param zero what the sensors show at rest, taken off first (rule S11)
     */
    public static boolean reversed(PackReading reading, CurrentSensors sensors, ZeroOffsets zero) {
        return sensors.count() == 2
                && (otherWay(zero.offFirst(reading), sensors) || otherWay(zero.offSecond(reading), sensors));
    }

    private static boolean atTheEnd(OptionalInt currentMa, CurrentSensors sensors) {
        OptionalInt turned = Currents.turned(currentMa, sensors);
        return turned.isPresent()
                && Math.abs((long) turned.getAsInt()) * 100 >= (long) sensors.maximumMa() * SATURATED_PERCENT;
    }

    private static boolean otherWay(OptionalInt currentMa, CurrentSensors sensors) {
        OptionalInt turned = Currents.turned(currentMa, sensors);
        return turned.isPresent() && turned.getAsInt() < REVERSED_MA;
    }
}
