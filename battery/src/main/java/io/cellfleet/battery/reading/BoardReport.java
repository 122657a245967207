package io.cellfleet.battery.reading;

import io.cellfleet.battery.Check;
import java.util.List;
import java.util.Set;

/**
 * What only a protection board says, one with switches and a charge counter of its own.
 *
 * @param storedMah       mAh left by its own count, step 10 mAh; 0..655350
 * @param nominalMah      mAh: its capacity setting, step 10 mAh; 0..655350
 * @param cycles          full charges; 0..65535
 * @param softwareVersion as its four high and four low bits say it, for example {@code 8.0}
 * @param protections     those that are active
 * @param balancing       numbers of the cells that balance, from 1, ascending
 */
public record BoardReport(
        int storedMah,
        int nominalMah,
        int cycles,
        String softwareVersion,
        Set<DeviceProtection> protections,
        List<Integer> balancing) {

    public BoardReport {
        Check.inRange("storedMah", storedMah, 0, 655_350);
        Check.inRange("nominalMah", nominalMah, 0, 655_350);
        Check.inRange("cycles", cycles, 0, 65_535);
        protections = Set.copyOf(protections);
        balancing = List.copyOf(balancing);
    }
}
