package io.cellfleet.local.run;

import io.cellfleet.battery.settings.PackSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Complete settings, written out as the fields of a draft, which is what the API takes. */
final class DraftFields {

    private DraftFields() {}

    static Map<String, Object> of(PackSettings settings) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cellCount", settings.cellCount());
        fields.put("chemistry", settings.chemistry().label());
        fields.put("capacityWh", settings.capacityWh());
        settings.optionSwitches().ifPresent(switches -> fields.put("optionSwitches", switches.toString()));
        fields.put("vMinMv", settings.vMinMv());
        fields.put("vBalanceMv", settings.vBalanceMv().orElse(0));
        fields.put("vMaxMv", settings.vMaxMv());
        settings.fullVoltageMv().ifPresent(mv -> fields.put("fullVoltageMv", mv));
        fields.put("tMinDeciC", settings.tMinDeciC());
        fields.put("tMaxDeciC", settings.tMaxDeciC());
        fields.put("chargeRestartPercent", settings.chargeRestartPercent());
        fields.put("dischargeRestartPercent", settings.dischargeRestartPercent());
        fields.put("mode", settings.mode().name().toLowerCase(Locale.ROOT));
        settings.nominalCellMv().ifPresent(mv -> fields.put("nominalCellMv", mv));
        fields.put("sensorCount", settings.sensors().count());
        fields.put("sensorLoops", settings.sensors().loops());
        fields.put("sensorInverted", settings.sensors().inverted());
        fields.put("currentDivisor", settings.sensors().divisor());
        fields.put("temperatureScale", settings.temperatureScale().name().toLowerCase(Locale.ROOT));
        fields.put("combinedOutput", settings.combinedOutput());
        settings.solarPeakW().ifPresent(w -> fields.put("solarPeakW", w));
        settings.inverterPeakW().ifPresent(w -> fields.put("inverterPeakW", w));
        settings.ratedCapacityMah().ifPresent(mah -> fields.put("ratedCapacityMah", mah));
        fields.put("minimumOffSeconds", settings.minimumOff().toSeconds());
        fields.put("emptyAfterSeconds", settings.emptyAfter().toSeconds());
        fields.put("framePeriodMs", settings.framePeriod().toMillis());
        fields.put("sectionEnds", settings.sectionEnds());
        return fields;
    }
}
