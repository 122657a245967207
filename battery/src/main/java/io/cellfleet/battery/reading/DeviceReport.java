package io.cellfleet.battery.reading;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The device's own word about the pack: kept beside what Cellfleet computes, never mixed with it. What a device does not
 * tell is empty.
 *
 * @param status            the status bits that are set
 * @param socPercent        %, 0..100; empty when the device says more than 100, which means it does not know
 * @param storedWh          Wh
 * @param collectedTodayWh  Wh since the device's midnight
 * @param consumedTodayWh   Wh since the device's midnight
 * @param collectedTotalKwh kWh
 * @param consumedTotalKwh  kWh
 * @param capacityWh        Wh, device step 100 Wh: its setting
 * @param vMinMv            mV: its setting
 * @param vMaxMv            mV: its setting
 * @param vBalanceMv        mV: its setting
 * @param rotating          the value whose turn it was in this frame
 * @param board             what only a protection board says
 */
public record DeviceReport(
        Set<DeviceStatus> status,
        OptionalInt socPercent,
        OptionalInt storedWh,
        OptionalInt collectedTodayWh,
        OptionalInt consumedTodayWh,
        OptionalInt collectedTotalKwh,
        OptionalInt consumedTotalKwh,
        OptionalInt capacityWh,
        OptionalInt vMinMv,
        OptionalInt vMaxMv,
        OptionalInt vBalanceMv,
        Optional<RotatingValue> rotating,
        Optional<BoardReport> board) {

    public DeviceReport {
        status = Set.copyOf(status);
    }

    /** A device that counts no energy and keeps the limits to itself. */
    public static DeviceReport ofBoard(Set<DeviceStatus> status, OptionalInt socPercent, BoardReport board) {
        return new DeviceReport(
                status,
                socPercent,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(board));
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
