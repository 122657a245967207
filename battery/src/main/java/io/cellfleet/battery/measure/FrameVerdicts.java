package io.cellfleet.battery.measure;

import static io.cellfleet.battery.measure.Condition.*;

import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.soc.Capacity;

/**
 * Holds one frame against the limits. A condition that stops something is taken from any value that is there; one that
 * allows something only from plausible values (rule M5).
 */
final class FrameVerdicts {

    private int seen;
    private int refuted;

    private FrameVerdicts() {}

    static Verdicts of(FrameFacts frame, PackSettings settings, Capacity capacity) {
        FrameVerdicts verdicts = new FrameVerdicts();
        verdicts.voltages(frame, settings);
        verdicts.temperatures(frame, settings);
        verdicts.say(SOC_BELOW_CHARGE_RESTART, !capacity.isAtLeast(settings.chargeRestartPercent(), frame.storedNc()));
        verdicts.say(
                SOC_AT_OR_ABOVE_DISCHARGE_RESTART,
                capacity.isAtLeast(settings.dischargeRestartPercent(), frame.storedNc()));
        verdicts.say(DEVICE_ERROR_BIT, frame.errorBit());
        verdicts.say(IMPLAUSIBLE_READING, frame.implausible());
        verdicts.say(STALE_CELL, frame.staleCell());
        verdicts.say(CURRENT_UNKNOWN, frame.currentUnknown());
        verdicts.sensor(SENSOR_SATURATED, frame.sensorSaturated(), frame.currentUnknown());
        verdicts.sensor(SENSOR_REVERSED, frame.sensorReversed(), frame.currentUnknown());
        if (frame.deviceSettings().isPresent()) {
            verdicts.say(DEVICE_SETTINGS_DIFFER, frame.deviceSettings().get().differ(settings));
        }
        return new Verdicts(verdicts.seen, verdicts.refuted);
    }

    private void voltages(FrameFacts frame, PackSettings settings) {
        int fullMv = settings.fullMv();
        if (frame.highestCell().isPresent()) {
            say(ANY_VOLTAGE_AT_OR_ABOVE_V_MAX, frame.highestCell().get().voltageMv() >= settings.vMaxMv());
        }
        if (frame.lowestCell().isPresent()) {
            say(ANY_VOLTAGE_AT_OR_BELOW_V_MIN, frame.lowestCell().get().voltageMv() <= settings.vMinMv());
        }
        if (frame.plausibleVoltages()) {
            int lowestMv = frame.lowestCell().orElseThrow().voltageMv();
            int highestMv = frame.highestCell().orElseThrow().voltageMv();
            // Stops charging, but also sets the SOC to 100 %, which allows the load: an impossible reading says
            // neither. Protection loses nothing by that: what is impossibly high is above Vmax too.
            say(ALL_VOLTAGES_AT_OR_ABOVE_V_BALANCE, lowestMv >= fullMv);
            if (Plausibility.packVoltage(frame.packVoltageMv(), settings.cellCount())) {
                say(PACK_VOLTAGE_AT_OR_ABOVE_V_BALANCE, frame.packVoltageMv() >= fullMv * settings.cellCount());
            }
            say(ALL_VOLTAGES_BELOW_V_BALANCE, highestMv < fullMv);
            say(ALL_VOLTAGES_BELOW_V_MAX, highestMv < settings.vMaxMv());
            say(ALL_VOLTAGES_ABOVE_V_MIN, lowestMv > settings.vMinMv());
        }
    }

    private void temperatures(FrameFacts frame, PackSettings settings) {
        if (frame.highestTemperature().isPresent()) {
            boolean above = frame.highestTemperature().get().deciC() > settings.tMaxDeciC();
            say(ANY_TEMPERATURE_ABOVE_T_MAX, above);
            say(BALANCING_HEAT, above && frame.warmestBalances());
        }
        if (frame.lowestTemperature().isPresent()) {
            say(ANY_TEMPERATURE_BELOW_T_MIN, frame.lowestTemperature().get().deciC() < settings.tMinDeciC());
        }
        if (frame.plausibleTemperatures()) {
            int lowest = frame.lowestTemperature().orElseThrow().deciC();
            int highest = frame.highestTemperature().orElseThrow().deciC();
            say(ALL_TEMPERATURES_ABOVE_T_MIN, lowest > settings.tMinDeciC());
            say(ALL_TEMPERATURES_BELOW_T_MAX, highest < settings.tMaxDeciC());
        }
    }

    /** A sensor that is missing shows nothing, which is not to say that it is well. */
    private void sensor(Condition condition, boolean holds, boolean oneIsUnknown) {
        if (holds || !oneIsUnknown) {
            say(condition, holds);
        }
    }

    private void say(Condition condition, boolean holds) {
        if (holds) {
            seen |= condition.bit();
        } else {
            refuted |= condition.bit();
        }
    }
}
