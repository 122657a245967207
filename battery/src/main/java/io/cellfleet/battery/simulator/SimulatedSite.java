package io.cellfleet.battery.simulator;

import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.settings.PackSettingsDraft.Outcome;
import io.cellfleet.battery.settings.RelayMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of installation that the simulated fleet repeats.
 *
 * @param packs    how many stand there in parallel, all alike
 * @param ambientC °C, the mean around the packs
 * @param fault    what is wrong with the first of the packs
 */
record SimulatedSite(
        String name,
        String zone,
        double latitude,
        double longitude,
        double ambientC,
        int packs,
        Bank bank,
        Optional<Fault> fault) {

    /**
     * A pack and what is connected to it.
     *
     * @param solarPeakW    W of the panels for this pack
     * @param inverterPeakW W of the inverter for this pack
     */
    record Bank(
            int cellCount,
            String chemistry,
            int capacityWh,
            int solarPeakW,
            int inverterPeakW,
            RelayMode mode,
            int sensorCount,
            int sensorLoops) {

        /** As the manual shows it: two sensors, normal mode. */
        static Bank usual(int cellCount, String chemistry, int capacityWh, int solarPeakW, int inverterPeakW) {
            return new Bank(cellCount, chemistry, capacityWh, solarPeakW, inverterPeakW, RelayMode.NORMAL, 2, 1);
        }

        /** A combined charger and inverter: one sensor, critical mode (manual, appendix c). */
        Bank combined() {
            return new Bank(cellCount, chemistry, capacityWh, solarPeakW, inverterPeakW, RelayMode.CRITICAL, 1, 1);
        }

        /** The cable goes through the sensors more than once. */
        Bank looped(int loops) {
            return new Bank(cellCount, chemistry, capacityWh, solarPeakW, inverterPeakW, mode, sensorCount, loops);
        }

        PackSettings settings() {
            PackSettingsDraft draft = new PackSettingsDraft(
                    cellCount,
                    null,
                    chemistry,
                    capacityWh,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    mode.name().toLowerCase(Locale.ROOT),
                    null,
                    sensorCount,
                    sensorLoops,
                    null,
                    null,
                    null,
                    mode == RelayMode.CRITICAL,
                    solarPeakW,
                    inverterPeakW,
                    null,
                    null,
                    null,
                    null,
                    null);
            return switch (draft.complete()) {
                case Outcome.Accepted accepted -> accepted.settings();
                case Outcome.Refused refused -> throw new IllegalStateException("site is wrong: " + refused);
            };
        }
    }

    /** Twelve sites with twenty packs: every chemistry, 4 to 96 cells, and each fault once. */
    static final List<SimulatedSite> ALL = List.of(
            sound("alpine hut", "Europe/Zurich", 46.56, 7.96, 14, 1, Bank.usual(16, "LiFePO4", 14_000, 5_000, 3_000)),
            faulty(
                    "tea farm",
                    "Africa/Nairobi",
                    -0.37,
                    35.28,
                    20,
                    1,
                    Bank.usual(16, "LiFePO4", 10_000, 3_500, 2_500),
                    Fault.WEAK_CELL),
            sound(
                    "island clinic",
                    "Pacific/Fiji",
                    -17.68,
                    178.84,
                    26,
                    2,
                    Bank.usual(16, "LiFePO4", 12_000, 4_500, 2_600)),
            faulty(
                    "telecom tower",
                    "Asia/Kolkata",
                    26.91,
                    75.79,
                    27,
                    1,
                    Bank.usual(22, "LTO", 4_000, 2_000, 1_000),
                    Fault.HOT_CELL),
            faulty(
                    "forest lodge",
                    "America/Costa_Rica",
                    10.31,
                    -84.82,
                    22,
                    3,
                    Bank.usual(16, "LiFePO4", 14_000, 5_000, 3_200),
                    Fault.SILENT_LINE),
            sound(
                    "houseboat",
                    "Europe/Amsterdam",
                    52.37,
                    4.89,
                    13,
                    1,
                    Bank.usual(4, "LiFePO4", 2_000, 900, 450).combined()),
            faulty(
                    "observatory",
                    "America/Santiago",
                    -24.63,
                    -70.40,
                    15,
                    2,
                    Bank.usual(12, "LTO", 2_500, 1_000, 550).looped(2),
                    Fault.FLIPPED_BITS),
            faulty(
                    "mountain repeater",
                    "America/La_Paz",
                    -16.50,
                    -68.15,
                    12,
                    1,
                    Bank.usual(7, "Li-ion", 1_600, 500, 300).looped(4),
                    Fault.LOST_SENSOR),
            faulty(
                    "village grid",
                    "Africa/Lagos",
                    9.08,
                    7.40,
                    27,
                    4,
                    Bank.usual(96, "LiFePO4", 60_000, 22_000, 12_000),
                    Fault.CHAIN_BREAK),
            faulty(
                    "cattle station",
                    "Australia/Darwin",
                    -14.47,
                    132.26,
                    28,
                    1,
                    Bank.usual(14, "NMC", 8_000, 3_000, 2_000),
                    Fault.WRONG_POLARITY),
            sound("winery", "Europe/Lisbon", 38.57, -7.91, 17, 2, Bank.usual(35, "LiFePO4", 28_000, 10_000, 6_000)),
            sound(
                    "hiking cabin",
                    "Pacific/Auckland",
                    -43.60,
                    170.14,
                    12,
                    1,
                    Bank.usual(8, "LiFePO4", 5_000, 1_800, 1_000)));

    private static SimulatedSite sound(
            String name, String zone, double latitude, double longitude, double ambientC, int packs, Bank bank) {
        return new SimulatedSite(name, zone, latitude, longitude, ambientC, packs, bank, Optional.empty());
    }

    private static SimulatedSite faulty(
            String name,
            String zone,
            double latitude,
            double longitude,
            double ambientC,
            int packs,
            Bank bank,
            Fault fault) {
        return new SimulatedSite(name, zone, latitude, longitude, ambientC, packs, bank, Optional.of(fault));
    }
}
