package io.cellfleet.battery.settings;

import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.settings.PackSettingsDraft.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Turns one draft into settings: each value by itself, then against each other. A value that is refused is replaced by
 * one that can be carried on with; {@link SettingsCheck} sees to it that nothing is said about the replacement.
 */
final class DraftCompletion {

    private final PackSettingsDraft draft;
    private final SettingsCheck check = new SettingsCheck();

    DraftCompletion(PackSettingsDraft draft) {
        this.draft = draft;
    }

    Outcome outcome() {
        int cellCount = required(Limit.CELL_COUNT, draft.cellCount());
        Optional<OptionSwitches> switches = switches();
        Chemistry chemistry = chemistry();
        int capacityWh = required(Limit.CAPACITY, draft.capacityWh());
        int vMinMv = preset(Limit.V_MIN, draft.vMinMv(), chemistry.vMinMv());
        OptionalInt vBalanceMv = balance(chemistry, switches);
        int vMaxMv = preset(Limit.V_MAX, draft.vMaxMv(), chemistry.vMaxMv());
        OptionalInt fullVoltageMv = optional(Limit.FULL_VOLTAGE, draft.fullVoltageMv());
        int tMinDeciC = preset(Limit.T_MIN, draft.tMinDeciC(), chemistry.tMinDeciC());
        int tMaxDeciC = preset(Limit.T_MAX, draft.tMaxDeciC(), chemistry.tMaxDeciC());
        int chargeRestart = value(Limit.CHARGE_RESTART, draft.chargeRestartPercent(), 90);
        int dischargeRestart = value(Limit.DISCHARGE_RESTART, draft.dischargeRestartPercent(), 20);
        RelayMode mode = choice("mode", draft.mode(), RelayMode.class, RelayMode.NORMAL);
        OptionalInt nominal = optional(Limit.NOMINAL_CELL_VOLTAGE, draft.nominalCellMv());
        CurrentSensors sensors = sensors();
        TemperatureScale scale =
                choice("temperatureScale", draft.temperatureScale(), TemperatureScale.class, TemperatureScale.DRIVER);
        OptionalInt solarPeakW = optional(Limit.SOLAR_PEAK, draft.solarPeakW());
        OptionalInt inverterPeakW = optional(Limit.INVERTER_PEAK, draft.inverterPeakW());
        OptionalInt ratedMah = optional(Limit.RATED_CAPACITY, draft.ratedCapacityMah());
        int minimumOffS = value(Limit.MINIMUM_OFF, draft.minimumOffSeconds(), 60);
        int emptyAfterS = value(Limit.EMPTY_AFTER, draft.emptyAfterSeconds(), 60);
        int framePeriodMs = value(Limit.FRAME_PERIOD, draft.framePeriodMs(), 1_000);
        List<Integer> sectionEnds = sectionEnds();

        SettingsRules.contradictions(
                check,
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
                sectionEnds);
        if (!check.found().isEmpty()) {
            return new Outcome.Refused(check.found());
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
            check.refuse("chemistry", "chemistry is required: LiFePO4, LTO, NMC or Li-ion");
            return Chemistry.LIFEPO4;
        }
        return Chemistry.labelled(label).orElseGet(() -> {
            check.refuse("chemistry", "chemistry is '" + label + "' but must be LiFePO4, LTO, NMC or Li-ion");
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
            check.refuse("optionSwitches", "optionSwitches is '" + text + "' but must be eight digits 0 or 1");
        }
        return switches;
    }

    private OptionalInt balance(Chemistry chemistry, Optional<OptionSwitches> switches) {
        Integer wished = draft.vBalanceMv();
        if (wished != null) {
            return Limit.V_BALANCE.orZero() && wished == 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(value(Limit.V_BALANCE, wished, chemistry.vBalanceMv()));
        }
        if (switches.isPresent()) {
            return switches.get().vBalanceMv();
        }
        if (!check.sound("optionSwitches")) {
            check.unknown(Limit.V_BALANCE.field());
        }
        return OptionalInt.of(preset(Limit.V_BALANCE, null, chemistry.vBalanceMv()));
    }

    private CurrentSensors sensors() {
        int count = value(Limit.SENSOR_COUNT, draft.sensorCount(), 2);
        int loops = draft.sensorLoops() == null ? 1 : draft.sensorLoops();
        if (!CurrentSensors.LOOPS.contains(loops)) {
            check.refuse("sensorLoops", "sensorLoops is " + loops + " but must be 1, 2 or 4");
            loops = 1;
        }
        int divisor = value(Limit.CURRENT_DIVISOR, draft.currentDivisor(), 1);
        return new CurrentSensors(count, loops, Boolean.TRUE.equals(draft.sensorInverted()), divisor);
    }

    private List<Integer> sectionEnds() {
        List<Integer> wished = draft.sectionEnds();
        if (wished == null) {
            return List.of();
        }
        if (wished.stream().anyMatch(Objects::isNull)) {
            check.refuse("sectionEnds", "sectionEnds is " + wished + " but must have a cell number in every place");
            return List.of();
        }
        return wished;
    }

    private int required(Limit limit, @Nullable Integer wished) {
        if (wished == null) {
            check.refuse(limit.field(), limit.field() + " is required: " + limit.range());
            return limit.least();
        }
        return value(limit, wished, limit.least());
    }

    private OptionalInt optional(Limit limit, @Nullable Integer wished) {
        return wished == null ? OptionalInt.empty() : OptionalInt.of(value(limit, wished, limit.least()));
    }

    /** Where it is left out the chemistry decides; nothing is known of it when that is refused. */
    private int preset(Limit limit, @Nullable Integer wished, int preset) {
        if (wished == null && !check.sound("chemistry")) {
            check.unknown(limit.field());
        }
        return value(limit, wished, preset);
    }

    private int value(Limit limit, @Nullable Integer wished, int preset) {
        if (wished == null) {
            return preset;
        }
        return check.range(limit, wished) ? wished : limit.least();
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
                    check.refuse(field, field + " is '" + wished + "' but must be " + String.join(" or ", names(all)));
                    return preset;
                });
    }

    private static List<String> names(Enum<?>[] all) {
        return Arrays.stream(all)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
