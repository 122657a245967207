package io.cellfleet.battery.settings;

import io.cellfleet.battery.Check;
import java.util.List;

/**
 * How the current is measured (rule C5). The port's current is already scaled by the device: the loops set the limits
 * and the blind spot, they do not divide.
 *
 * @param count    1 (incoming and outgoing together) or 2
 * @param loops    turns of the cable through the sensor: 1, 2 or 4
 * @param inverted true when the cable runs through against the arrow
 * @param divisor  what the port's current is divided by; 1 where the device scales it; 1..4
 */
public record CurrentSensors(int count, int loops, boolean inverted, int divisor) {

    /** How often a cable can pass through a sensor. */
    public static final List<Integer> LOOPS = List.of(1, 2, 4);

    public CurrentSensors {
        Check.inRange("sensorCount", count, 1, 2);
        Check.inRange("currentDivisor", divisor, 1, 4);
        if (!LOOPS.contains(loops)) {
            throw new IllegalArgumentException("sensorLoops is " + loops + " but must be 1, 2 or 4");
        }
    }

    /** mA; currents nearer to zero than this may be shown as zero, for each sensor (manual, "Blind spot around zero"). */
    public int blindSpotMa() {
        return 300 / loops;
    }

    /** mA; what one sensor can measure at most. */
    public int maximumMa() {
        return 500_000 / loops;
    }

    /** mA; below this the resolution is fine, above it coarse. */
    public int fineRangeMa() {
        return 20_000 / loops;
    }
}
