package io.cellfleet.battery.measure;

import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.DeviceStatus;
import java.util.Optional;

/**
 * What the rules remember of one valid frame. The extremes are the frame's own, simultaneous over all cells (rule R5);
 * limits are applied when they are looked at, so that a change of settings is evaluated at once (rule R7).
 *
 * @param packVoltageMv      mV
 * @param lowestCell         empty when absent
 * @param highestCell        empty when absent
 * @param lowestTemperature  empty when absent
 * @param highestTemperature empty when absent
 * @param deviceStatus       the device's status bits, by {@link DeviceStatus#bit}
 * @param implausibleCell    a cell of the frame was outside what can be (rule M5)
 * @param staleCell          a cell had not been heard for too long when the frame came (rule M4)
 * @param currentUnknown     the net current or one of two sensors is unknown (rule M1)
 * @param sensorSaturated    a sensor was at the end of its range (rule W3)
 * @param sensorReversed     a sensor of one direction showed the other one (rule W3)
 * @param warmestBalances    the warmest cell was balancing, so its temperature reads high (rule S9)
 * @param deviceSettings     what the device says it is set to; empty where it does not tell
 * @param storedNc           nC in the pack by our count after the frame
 */
public record FrameFacts(
        int packVoltageMv,
        Optional<CellVoltage> lowestCell,
        Optional<CellVoltage> highestCell,
        Optional<CellTemperature> lowestTemperature,
        Optional<CellTemperature> highestTemperature,
        int deviceStatus,
        boolean implausibleCell,
        boolean staleCell,
        boolean currentUnknown,
        boolean sensorSaturated,
        boolean sensorReversed,
        boolean warmestBalances,
        Optional<DeviceSettings> deviceSettings,
        long storedNc) {

    /** The same frame, with what our count says after it. */
    public FrameFacts counted(long afterNc) {
        return new FrameFacts(
                packVoltageMv,
                lowestCell,
                highestCell,
                lowestTemperature,
                highestTemperature,
                deviceStatus,
                implausibleCell,
                staleCell,
                currentUnknown,
                sensorSaturated,
                sensorReversed,
                warmestBalances,
                deviceSettings,
                afterNc);
    }

    /** The device's own communication error. */
    boolean errorBit() {
        return (deviceStatus & DeviceStatus.COMMUNICATION_ERROR.bit()) != 0;
    }

    /** Whether the frame shows something that can not be, or lacks an extreme (rule M5). */
    public boolean implausible() {
        return implausibleCell || !plausibleVoltages() || !plausibleTemperatures();
    }

    /** Whether both extremes of voltage are there and possible. */
    public boolean plausibleVoltages() {
        return lowestCell.isPresent()
                && highestCell.isPresent()
                && Plausibility.voltage(lowestCell.get().voltageMv())
                && Plausibility.voltage(highestCell.get().voltageMv());
    }

    boolean plausibleTemperatures() {
        return lowestTemperature.isPresent()
                && highestTemperature.isPresent()
                && Plausibility.temperature(lowestTemperature.get().deciC())
                && Plausibility.temperature(highestTemperature.get().deciC());
    }
}
