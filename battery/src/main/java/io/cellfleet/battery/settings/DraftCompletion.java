package io.cellfleet.battery.settings;

import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.settings.PackSettingsDraft.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Turns one draft into settings: first each value by itself, then, when all are sound, against each other. A value
 * that is refused is replaced by its least so that the rest can still be looked at.
 */
final class DraftCompletion {

    private static final int LEAST_CELL_MV = 1_500;
    private static final int MOST_CELL_MV = 5_000;
    private static final int MOST_W = 10_000_000;

    private final PackSettingsDraft draft;
    private final List<Violation> violations = new ArrayList<>();

    DraftCompletion(PackSettingsDraft draft) {
        this.draft = draft;
    }

    Outcome outcome() {
        Chemistry chemistry = chemistry();
        Optional<OptionSwitches> switches = switches();
        int cellCount = required("cellCount", draft.cellCount(), 2, 255);
        int capacityWh = required("capacityWh", draft.capacityWh(), 1, 6_553_500);
        int vMinMv = cellVoltage("vMinMv", draft.vMinMv(), chemistry.vMinMv());
        OptionalInt vBalanceMv = balance(chemistry, switches);
        int vMaxMv = cellVoltage("vMaxMv", draft.vMaxMv(), chemistry.vMaxMv());
        OptionalInt fullVoltageMv = optional("fullVoltageMv", draft.fullVoltageMv(), LEAST_CELL_MV, MOST_CELL_MV);
        int tMinDeciC = value("tMinDeciC", draft.tMinDeciC(), chemistry.tMinDeciC(), -400, 850);
        int tMaxDeciC = value("tMaxDeciC", draft.tMaxDeciC(), chemistry.tMaxDeciC(), -400, 850);
        int chargeRestart = value("chargeRestartPercent", draft.chargeRestartPercent(), 90, 0, 98);
        int dischargeRestart = value("dischargeRestartPercent", draft.dischargeRestartPercent(), 20, 0, 98);
        RelayMode mode = choice("mode", draft.mode(), RelayMode.class, RelayMode.NORMAL);
        OptionalInt nominal = optional("nominalCellMv", draft.nominalCellMv(), LEAST_CELL_MV, MOST_CELL_MV);
        CurrentSensors sensors = sensors();
        TemperatureScale scale =
                choice("temperatureScale", draft.temperatureScale(), TemperatureScale.class, TemperatureScale.DRIVER);
        OptionalInt solarPeakW = optional("solarPeakW", draft.solarPeakW(), 0, MOST_W);
        OptionalInt inverterPeakW = optional("inverterPeakW", draft.inverterPeakW(), 0, MOST_W);
        OptionalInt ratedMah = optional("ratedCapacityMah", draft.ratedCapacityMah(), 1, 2_000_000_000);
        int minimumOffS = value("minimumOffSeconds", draft.minimumOffSeconds(), 60, 0, 3_600);
        int emptyAfterS = value("emptyAfterSeconds", draft.emptyAfterSeconds(), 60, 15, 300);
        int framePeriodMs = value("framePeriodMs", draft.framePeriodMs(), 1_000, 250, 10_000);
        List<Integer> sectionEnds = draft.sectionEnds() == null ? List.of() : draft.sectionEnds();

        if (violations.isEmpty()) {
            violations.addAll(SettingsRules.contradictions(
                    cellCount,
                    switches,
                    vMinMv,
                    vBalanceMv,
                    vMaxMv,
                    fullVoltageMv,
                    tMinDeciC,
                    tMaxDeciC,
                    chargeRestart,
                    dischargeRestart,
                    sectionEnds));
        }
        if (!violations.isEmpty()) {
            return new Outcome.Refused(List.copyOf(violations));
        }
        return new Outcome.Accepted(new PackSettings(
                cellCount,
                chemistry,
                capacityWh,
                switches,
                vMinMv,
                vBalanceMv,
                vMaxMv,
                fullVoltageMv,
                tMinDeciC,
                tMaxDeciC,
                chargeRestart,
                dischargeRestart,
                mode,
                nominal,
                sensors,
                scale,
                Boolean.TRUE.equals(draft.combinedOutput()),
                solarPeakW,
                inverterPeakW,
                ratedMah,
                Duration.ofSeconds(minimumOffS),
                Duration.ofSeconds(emptyAfterS),
                Duration.ofMillis(framePeriodMs),
                sectionEnds));
    }

    private Chemistry chemistry() {
        String label = draft.chemistry();
        if (label == null) {
            violations.add(new Violation("chemistry", "chemistry is required: LiFePO4, LTO, NMC or Li-ion"));
            return Chemistry.LIFEPO4;
        }
        return Chemistry.labelled(label).orElseGet(() -> {
            violations.add(
                    new Violation("chemistry", "chemistry is '" + label + "' but must be LiFePO4, LTO, NMC or Li-ion"));
            return Chemistry.LIFEPO4;
        });
    }

    private Optional<OptionSwitches> switches() {
        String text = draft.optionSwitches();
        if (text == null) {
            return Optional.empty();
        }
        Optional<OptionSwitches> switches = OptionSwitches.parse(text);
        if (switches.isEmpty()) {
            violations.add(new Violation(
                    "optionSwitches", "optionSwitches is '" + text + "' but must be eight digits 0 or 1"));
        }
        return switches;
    }

    private OptionalInt balance(Chemistry chemistry, Optional<OptionSwitches> switches) {
        Integer wished = draft.vBalanceMv();
        if (wished == null) {
            return switches.map(OptionSwitches::vBalanceMv).orElseGet(() -> OptionalInt.of(chemistry.vBalanceMv()));
        }
        return wished == 0
                ? OptionalInt.empty()
                : OptionalInt.of(cellVoltage("vBalanceMv", wished, chemistry.vBalanceMv()));
    }

    private CurrentSensors sensors() {
        int loops = value("sensorLoops", draft.sensorLoops(), 1, 1, 4);
        if (loops == 3) {
            violations.add(new Violation("sensorLoops", "sensorLoops is 3 but must be 1, 2 or 4"));
            loops = 1;
        }
        return new CurrentSensors(
                value("sensorCount", draft.sensorCount(), 2, 1, 2),
                loops,
                Boolean.TRUE.equals(draft.sensorInverted()),
                value("currentDivisor", draft.currentDivisor(), 1, 1, 4));
    }

    private int cellVoltage(String field, @Nullable Integer wished, int preset) {
        return value(field, wished, preset, LEAST_CELL_MV, MOST_CELL_MV);
    }

    private int required(String field, @Nullable Integer wished, int least, int most) {
        if (wished == null) {
            violations.add(new Violation(field, field + " is required: " + least + " to " + most));
            return least;
        }
        return value(field, wished, least, least, most);
    }

    private OptionalInt optional(String field, @Nullable Integer wished, int least, int most) {
        return wished == null ? OptionalInt.empty() : OptionalInt.of(value(field, wished, least, least, most));
    }

    private int value(String field, @Nullable Integer wished, int preset, int least, int most) {
        if (wished == null) {
            return preset;
        }
        if (wished < least || wished > most) {
            violations.add(new Violation(field, field + " is " + wished + " but must be " + least + " to " + most));
            return least;
        }
        return wished;
    }

    private <T extends Enum<T>> T choice(String field, @Nullable String wished, Class<T> type, T preset) {
        if (wished == null) {
            return preset;
        }
        T[] all = type.getEnumConstants();
        return Arrays.stream(all)
                .filter(one -> one.name().equalsIgnoreCase(wished))
                .findFirst()
                .orElseGet(() -> {
                    violations.add(new Violation(
                            field,
                            field + " is '" + wished + "' but must be "
                                    + String.join(
                                            " or ",
                                            Arrays.stream(all)
                                                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                                                    .toList())));
                    return preset;
                });
    }
}
