package io.cellfleet.battery.settings;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Settings as people and files write them: the JSON of the API and of {@code replay}. What is left out takes its
 * default; cell count, chemistry and capacity have none (rule C1).
 *
 * @param cellCount               cells in series; 2..255; required
 * @param optionSwitches          eight digits, switch 1 first, 1 for ON (rule C2); default: not known
 * @param chemistry               {@code LiFePO4}, {@code LTO}, {@code NMC} or {@code Li-ion}; required
 * @param capacityWh              Wh, 1..6553500; required
 * @param vMinMv                  mV, 1500..5000; default: the chemistry's (rule C3)
 * @param vBalanceMv              mV, 1500..5000, 0 for no balancing; default: the switches', else the chemistry's
 * @param vMaxMv                  mV, 1500..5000; default: the chemistry's
 * @param fullVoltageMv           mV, 1500..5000; required without balancing, else refused (rule C4)
 * @param tMinDeciC               0.1 °C, -400..850; default: the chemistry's
 * @param tMaxDeciC               0.1 °C, -400..850; default: the chemistry's
 * @param chargeRestartPercent    %, 0..98; default 90
 * @param dischargeRestartPercent %, 0..98; default 20
 * @param mode                    {@code normal} or {@code critical}; default {@code normal}
 * @param nominalCellMv           mV, 1500..5000; default: as the device says, else the chemistry's (rule S1)
 * @param sensorCount             1 or 2; default 2
 * @param sensorLoops             1, 2 or 4; default 1
 * @param sensorInverted          default false
 * @param currentDivisor          1..4; default 1
 * @param temperatureScale        {@code driver} or {@code document}; default {@code driver}
 * @param combinedOutput          default false
 * @param solarPeakW              W, 0..10000000; default: not known
 * @param inverterPeakW           W, 0..10000000; default: not known
 * @param ratedCapacityMah        mAh, 1..2000000000; default: not known
 * @param minimumOffSeconds       s, 0..3600; default 60
 * @param emptyAfterSeconds       s, 15..300; default 60
 * @param framePeriodMs           ms, 250..10000; default 1000
 * @param sectionEnds             the last cell of each section but the last one, ascending; default none
 */
public record PackSettingsDraft(
        @Nullable Integer cellCount,
        @Nullable String optionSwitches,
        @Nullable String chemistry,
        @Nullable Integer capacityWh,
        @Nullable Integer vMinMv,
        @Nullable Integer vBalanceMv,
        @Nullable Integer vMaxMv,
        @Nullable Integer fullVoltageMv,
        @Nullable Integer tMinDeciC,
        @Nullable Integer tMaxDeciC,
        @Nullable Integer chargeRestartPercent,
        @Nullable Integer dischargeRestartPercent,
        @Nullable String mode,
        @Nullable Integer nominalCellMv,
        @Nullable Integer sensorCount,
        @Nullable Integer sensorLoops,
        @Nullable Boolean sensorInverted,
        @Nullable Integer currentDivisor,
        @Nullable String temperatureScale,
        @Nullable Boolean combinedOutput,
        @Nullable Integer solarPeakW,
        @Nullable Integer inverterPeakW,
        @Nullable Integer ratedCapacityMah,
        @Nullable Integer minimumOffSeconds,
        @Nullable Integer emptyAfterSeconds,
        @Nullable Integer framePeriodMs,
        @Nullable List<Integer> sectionEnds) {

    /** What became of a draft. */
    public sealed interface Outcome {

        /** It is complete and sound. */
        record Accepted(PackSettings settings) implements Outcome {}

        /** It is refused; every violation is named: single values first, then contradictions. */
        record Refused(List<Violation> violations) implements Outcome {}
    }

    /** Fills in presets and defaults and checks everything. */
    public Outcome complete() {
        return new DraftCompletion(this).outcome();
    }

    /**
     * A draft with what is required and nothing else.
     *
     * @param chemistry a label
     */
    public static PackSettingsDraft of(int cellCount, String chemistry, int capacityWh) {
        return new PackSettingsDraft(
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
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Complete settings, written out as a draft: completed again they are the same. */
    public static PackSettingsDraft of(PackSettings settings) {
        return new PackSettingsDraft(
                settings.cellCount(),
                settings.optionSwitches().map(Object::toString).orElse(null),
                settings.chemistry().label(),
                settings.capacityWh(),
                settings.vMinMv(),
                settings.vBalanceMv().orElse(0),
                settings.vMaxMv(),
                orNull(settings.fullVoltageMv()),
                settings.tMinDeciC(),
                settings.tMaxDeciC(),
                settings.chargeRestartPercent(),
                settings.dischargeRestartPercent(),
                settings.mode().name().toLowerCase(Locale.ROOT),
                orNull(settings.nominalCellMv()),
                settings.sensors().count(),
                settings.sensors().loops(),
                settings.sensors().inverted(),
                settings.sensors().divisor(),
                settings.temperatureScale().name().toLowerCase(Locale.ROOT),
                settings.combinedOutput(),
                orNull(settings.solarPeakW()),
                orNull(settings.inverterPeakW()),
                orNull(settings.ratedCapacityMah()),
                Math.toIntExact(settings.minimumOff().toSeconds()),
                Math.toIntExact(settings.emptyAfter().toSeconds()),
                Math.toIntExact(settings.framePeriod().toMillis()),
                settings.sectionEnds());
    }

    private static @Nullable Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
