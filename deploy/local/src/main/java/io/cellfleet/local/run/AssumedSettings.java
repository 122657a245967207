package io.cellfleet.local.run;

import io.cellfleet.battery.reading.DeviceReport;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.settings.Chemistry;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.local.Refusal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Settings for a pack that nobody has set up, as far as its device tells them: cell count, capacity and the three
 * voltages are in its frames. The chemistry is not, so it is the one whose recommended voltages are nearest. None of
 * this is silent: the launcher prints {@link #sentence}.
 *
 * @param draft    what will be registered
 * @param sentence what was assumed, for the person at the terminal
 */
record AssumedSettings(PackSettingsDraft draft, String sentence) {

    /** In all three voltages together; beyond it the guess would be none. mV. */
    private static final int FARTHEST_MV = 900;

    /**
     * @param readings of one device, at least one
     * @throws Refusal when the device does not say enough, or contradicts itself
     */
    static AssumedSettings from(List<PackReading> readings, SerialLine line) {
        PackReading reading = readings.get(readings.size() - 1);
        boolean agreed = readings.stream().allMatch(other -> other.cellCount() == reading.cellCount());
        DeviceReport device = reading.device();
        if (!agreed || reading.cellCount() < 2 || device.capacityWh() == 0 || device.vBalanceMv() == 0) {
            throw new Refusal("the device on " + line.device() + " does not say enough to set up pack " + line.packId()
                    + " (cells " + reading.cellCount() + ", capacity " + device.capacityWh() + " Wh, Vmin "
                    + device.vMinMv() + ", Vbalance " + device.vBalanceMv() + ", Vmax " + device.vMaxMv()
                    + " mV): give its settings with --settings " + line.packId() + "=FILE.json");
        }
        Chemistry chemistry = nearest(device);
        if (distanceMv(chemistry, device) > FARTHEST_MV) {
            throw new Refusal("the voltages set in the device on " + line.device() + " (Vmin " + device.vMinMv()
                    + ", Vbalance " + device.vBalanceMv() + ", Vmax " + device.vMaxMv()
                    + " mV) fit no known chemistry: give the settings of pack " + line.packId() + " with --settings "
                    + line.packId() + "=FILE.json");
        }
        PackSettingsDraft draft = draft(reading, chemistry);
        SettingsFile.checked(draft, "the settings of the device on " + line.device());
        return new AssumedSettings(draft, sentence(line, reading, chemistry));
    }

    private static Chemistry nearest(DeviceReport device) {
        return Arrays.stream(Chemistry.values())
                .min(Comparator.comparingInt(chemistry -> distanceMv(chemistry, device)))
                .orElseThrow();
    }

    private static int distanceMv(Chemistry chemistry, DeviceReport device) {
        return Math.abs(chemistry.vMinMv() - device.vMinMv())
                + Math.abs(chemistry.vBalanceMv() - device.vBalanceMv())
                + Math.abs(chemistry.vMaxMv() - device.vMaxMv());
    }

    private static PackSettingsDraft draft(PackReading reading, Chemistry chemistry) {
        DeviceReport device = reading.device();
        return SettingsFile.of(Map.of(
                "cellCount", reading.cellCount(),
                "chemistry", chemistry.label(),
                "capacityWh", device.capacityWh(),
                "vMinMv", device.vMinMv(),
                "vBalanceMv", device.vBalanceMv(),
                "vMaxMv", device.vMaxMv()));
    }

    private static String sentence(SerialLine line, PackReading reading, Chemistry chemistry) {
        DeviceReport device = reading.device();
        return "Pack " + line.packId() + " is new. Its device says: " + reading.cellCount() + " cells, "
                + device.capacityWh() + " Wh, Vmin " + device.vMinMv() + ", Vbalance " + device.vBalanceMv() + ", Vmax "
                + device.vMaxMv() + " mV. ASSUMED from these voltages: " + chemistry.label()
                + ". If that is wrong, put the pack's settings through the API, or start on a new data folder with --settings "
                + line.packId() + "=FILE.json.";
    }
}
