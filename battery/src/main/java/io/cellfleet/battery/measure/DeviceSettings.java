package io.cellfleet.battery.measure;

import io.cellfleet.battery.reading.DeviceReport;
import io.cellfleet.battery.settings.PackSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the device says it is set to (rule W3). A 123 cannot be written to, so it may differ from the pack's settings.
 *
 * @param vMinMv     mV, in steps of 5
 * @param vBalanceMv mV, in steps of 5; below {@link #LEAST_BALANCE_MV} it does not balance
 * @param vMaxMv     mV, in steps of 5
 * @param capacityWh Wh, in steps of 100
 */
public record DeviceSettings(int vMinMv, int vBalanceMv, int vMaxMv, int capacityWh) {

    private static final int VOLTAGE_STEP_MV = 5;
    private static final int CAPACITY_STEP_WH = 100;

    /** The lowest balance voltage the option switches can say (rule C2). */
    private static final int LEAST_BALANCE_MV = 1_900;

    /** Empty when the device keeps one of them to itself, as devices do whose protocol has no room for them. */
    public static Optional<DeviceSettings> of(DeviceReport device) {
        boolean tellsAll = device.vMinMv().isPresent()
                && device.vBalanceMv().isPresent()
                && device.vMaxMv().isPresent()
                && device.capacityWh().isPresent();
        return tellsAll
                ? Optional.of(new DeviceSettings(
                        device.vMinMv().getAsInt(),
                        device.vBalanceMv().getAsInt(),
                        device.vMaxMv().getAsInt(),
                        device.capacityWh().getAsInt()))
                : Optional.empty();
    }

    /** Whether any of them is not the same, as far as the device's steps can tell. */
    public boolean differ(PackSettings settings) {
        return apart(vMinMv, settings.vMinMv())
                || balanceDiffers(settings)
                || apart(vMaxMv, settings.vMaxMv())
                || capacityDiffers(settings);
    }

    /** Each one that is not the same, in words; empty when {@link #differ} says no. */
    public List<String> differences(PackSettings settings) {
        List<String> differences = new ArrayList<>();
        if (apart(vMinMv, settings.vMinMv())) {
            differences.add("V-min is " + vMinMv + " mV in the device, " + settings.vMinMv() + " mV here");
        }
        if (balanceDiffers(settings)) {
            String here =
                    settings.vBalanceMv().isPresent() ? settings.vBalanceMv().getAsInt() + " mV" : "none";
            differences.add("V-balance is " + vBalanceMv + " mV in the device, " + here + " here");
        }
        if (apart(vMaxMv, settings.vMaxMv())) {
            differences.add("V-max is " + vMaxMv + " mV in the device, " + settings.vMaxMv() + " mV here");
        }
        if (capacityDiffers(settings)) {
            differences.add(
                    "the capacity is " + capacityWh + " Wh in the device, " + settings.capacityWh() + " Wh here");
        }
        return differences;
    }

    private boolean balanceDiffers(PackSettings settings) {
        return settings.vBalanceMv().isPresent()
                ? apart(vBalanceMv, settings.vBalanceMv().getAsInt())
                : vBalanceMv >= LEAST_BALANCE_MV;
    }

    private boolean capacityDiffers(PackSettings settings) {
        return Math.abs(capacityWh - settings.capacityWh()) >= CAPACITY_STEP_WH;
    }

    private static boolean apart(int deviceMv, int oursMv) {
        return Math.abs(deviceMv - oursMv) >= VOLTAGE_STEP_MV;
    }
}
