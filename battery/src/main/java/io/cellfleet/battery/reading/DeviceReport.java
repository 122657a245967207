package io.cellfleet.battery.reading;

import java.util.OptionalInt;
import java.util.Set;

/**
 * The device's own word about the pack: kept beside what Cellfleet computes, never mixed with it.
 *
 * @param status           the status bits that are set
 * @param socPercent       %, 0..100; empty when the device says more than 100, which means it does not know
 * @param storedWh         Wh
 * @param collectedTodayWh Wh since the device's midnight
 * @param consumedTodayWh  Wh since the device's midnight
 * @param collectedTotalKwh kWh
 * @param consumedTotalKwh kWh
 * @param capacityWh       Wh, device step 100 Wh: its setting
 * @param vMinMv           mV: its setting
 * @param vMaxMv           mV: its setting
 * @param vBalanceMv       mV: its setting
 * @param key              number of the rotating value in this frame; negative with old firmware, whose clock it is
 * @param keyValue         that value's byte
 */
public record DeviceReport(
        Set<DeviceStatus> status,
        OptionalInt socPercent,
        int storedWh,
        int collectedTodayWh,
        int consumedTodayWh,
        int collectedTotalKwh,
        int consumedTotalKwh,
        int capacityWh,
        int vMinMv,
        int vMaxMv,
        int vBalanceMv,
        int key,
        int keyValue) {

    public DeviceReport {
        status = Set.copyOf(status);
    }

    public boolean says(DeviceStatus bit) {
        return status.contains(bit);
    }

    /** The status bits as one number, by {@link DeviceStatus#bit}. */
    public int statusBits() {
        int bits = 0;
        for (DeviceStatus set : status) {
            bits |= set.bit();
        }
        return bits;
    }
}
