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
import java.util.Optional;

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

    /** What a device has been set to. */
    private record Told(int capacityWh, int vMinMv, int vBalanceMv, int vMaxMv) {

        /** Empty when the device keeps one of them to itself. */
        static Optional<Told> by(DeviceReport device) {
            boolean all = device.capacityWh().isPresent()
                    && device.vMinMv().isPresent()
                    && device.vBalanceMv().isPresent()
                    && device.vMaxMv().isPresent();
            return all
                    ? Optional.of(new Told(
                            device.capacityWh().getAsInt(),
                            device.vMinMv().getAsInt(),
                            device.vBalanceMv().getAsInt(),
                            device.vMaxMv().getAsInt()))
                    : Optional.empty();
        }

        String voltages() {
            return "Vmin " + vMinMv + ", Vbalance " + vBalanceMv + ", Vmax " + vMaxMv + " mV";
        }

        Chemistry nearest() {
            return Arrays.stream(Chemistry.values())
                    .min(Comparator.comparingInt(this::distanceMv))
                    .orElseThrow();
        }

        int distanceMv(Chemistry chemistry) {
            return Math.abs(chemistry.vMinMv() - vMinMv)
                    + Math.abs(chemistry.vBalanceMv() - vBalanceMv)
                    + Math.abs(chemistry.vMaxMv() - vMaxMv);
        }
    }

    /**
     * @param readings of one device, at least one
     * @throws Refusal when the device does not say enough, or contradicts itself
     */
    static AssumedSettings from(List<PackReading> readings, SerialLine line) {
        PackReading reading = readings.get(readings.size() - 1);
        boolean agreed = readings.stream().allMatch(other -> other.cellCount() == reading.cellCount());
        Told told = Told.by(reading.device())
                .orElseThrow(() -> new Refusal("the device on " + line.device()
                        + " does not tell its capacity and voltages, so pack " + line.packId()
                        + " cannot be set up from it: give its settings with --settings " + line.packId()
                        + "=FILE.json"));
        if (!agreed || reading.cellCount() < 2 || told.capacityWh() == 0 || told.vBalanceMv() == 0) {
            throw new Refusal("the device on " + line.device() + " does not say enough to set up pack " + line.packId()
                    + " (cells " + reading.cellCount() + ", capacity " + told.capacityWh() + " Wh, " + told.voltages()
                    + "): give its settings with --settings " + line.packId() + "=FILE.json");
        }
        Chemistry chemistry = told.nearest();
        if (told.distanceMv(chemistry) > FARTHEST_MV) {
            throw new Refusal("the voltages set in the device on " + line.device() + " (" + told.voltages()
                    + ") fit no known chemistry: give the settings of pack " + line.packId() + " with --settings "
                    + line.packId() + "=FILE.json");
        }
        PackSettingsDraft draft = draft(reading.cellCount(), told, chemistry);
        SettingsFile.checked(draft, "the settings of the device on " + line.device());
        return new AssumedSettings(draft, sentence(line, reading.cellCount(), told, chemistry));
    }

    private static PackSettingsDraft draft(int cellCount, Told told, Chemistry chemistry) {
        return SettingsFile.of(Map.of(
                "cellCount", cellCount,
                "chemistry", chemistry.label(),
                "capacityWh", told.capacityWh(),
                "vMinMv", told.vMinMv(),
                "vBalanceMv", told.vBalanceMv(),
                "vMaxMv", told.vMaxMv()));
    }

    private static String sentence(SerialLine line, int cellCount, Told told, Chemistry chemistry) {
        return "Pack " + line.packId() + " is new. Its device says: " + cellCount + " cells, " + told.capacityWh()
                + " Wh, " + told.voltages() + ". ASSUMED from these voltages: " + chemistry.label()
                + ". If that is wrong, put the pack's settings through the API, or start on a new data folder with --settings "
                + line.packId() + "=FILE.json.";
    }
}
