package io.cellfleet.api.rest.view;

import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.PackSettingsDraft;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Complete settings in the form in which drafts are written, so that a reader can compare the two field by field. */
final class CompleteDraft {

    private CompleteDraft() {}

    static PackSettingsDraft of(PackSettings settings) {
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
