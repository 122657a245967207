package io.cellfleet.battery.warning;

import io.cellfleet.battery.measure.CellMap;
import io.cellfleet.battery.measure.Condition;
import io.cellfleet.battery.measure.FrameFacts;
import io.cellfleet.battery.measure.RecentFrames;
import io.cellfleet.battery.measure.Verdicts;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.settings.PackSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which lights are on, and since when (rules W1, W2). A light goes on when its condition counts, and off when its
 * absence counts; what is unknown leaves it as it is.
 *
 * @param raisedAt when each light that is on was raised
 */
public record Lights(Map<WarningCode, Instant> raisedAt) {

    /** One output for both: what an empty pack needs is blocked with what it must be spared (rule R3, appendix c). */
    private static final String COMBINED_BLOCKS_CHARGING =
            "; the combined output blocks charging too: charge the pack past this output until all cells are above V-min";

    /** All off. */
    public static final Lights DARK = new Lights(Map.of());

    public Lights {
        raisedAt = raisedAt.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(raisedAt));
    }

    public boolean on(WarningCode code) {
        return raisedAt.containsKey(code);
    }

    /**
     * Steps to what is known now.
     *
     * @param counted what two of the last three frames agree on
     * @param error   {@code E} is on
     * @param now     capture time of the record
     */
    public Lights stepped(Verdicts counted, boolean error, Instant now) {
        Map<WarningCode, Instant> next = new EnumMap<>(WarningCode.class);
        next.putAll(raisedAt);
        set(next, WarningCode.COMMUNICATION, error, !error, now);
        follow(next, WarningCode.VOLTAGE_HIGH, Condition.ANY_VOLTAGE_AT_OR_ABOVE_V_MAX, counted, now);
        follow(next, WarningCode.VOLTAGE_LOW, Condition.ANY_VOLTAGE_AT_OR_BELOW_V_MIN, counted, now);
        follow(next, WarningCode.TEMPERATURE_HIGH, Condition.ANY_TEMPERATURE_ABOVE_T_MAX, counted, now);
        follow(next, WarningCode.TEMPERATURE_LOW, Condition.ANY_TEMPERATURE_BELOW_T_MIN, counted, now);
        follow(next, WarningCode.SENSOR_UNKNOWN, Condition.CURRENT_UNKNOWN, counted, now);
        return next.equals(raisedAt) ? this : new Lights(next);
    }

    /** The clock was set back: what was raised "later" was raised at the latest now. */
    public Lights notAfter(Instant now) {
        Map<WarningCode, Instant> next = new EnumMap<>(WarningCode.class);
        raisedAt.forEach((code, at) -> next.put(code, at.isBefore(now) ? at : now));
        return new Lights(next);
    }

    /** The lights that are on, with what is known of each. */
    public List<ActiveWarning> describe(
            CommunicationError error, RecentFrames recent, CellMap cells, PackSettings settings) {
        List<ActiveWarning> active = new ArrayList<>(raisedAt.size());
        raisedAt.forEach((code, at) -> active.add(new ActiveWarning(
                code,
                at,
                switch (code) {
                    case COMMUNICATION -> ErrorPlace.describe(error.causes(), cells, settings);
                    case VOLTAGE_HIGH ->
                        recent.newest()
                                .flatMap(FrameFacts::highestCell)
                                .map(cell -> voltage("highest", cell, "V-max", settings.vMaxMv()))
                                .orElse("seen before the silence");
                    case VOLTAGE_LOW ->
                        recent.newest()
                                        .flatMap(FrameFacts::lowestCell)
                                        .map(cell -> voltage("lowest", cell, "V-min", settings.vMinMv()))
                                        .orElse("seen before the silence")
                                + (settings.combinedOutput() ? COMBINED_BLOCKS_CHARGING : "");
                    case TEMPERATURE_HIGH ->
                        recent.newest()
                                .flatMap(FrameFacts::highestTemperature)
                                .map(cell -> temperature("warmest", cell, "T-max", settings.tMaxDeciC()))
                                .orElse("seen before the silence");
                    case SENSOR_UNKNOWN ->
                        "a current sensor is missing, so what flows is not known: check the sensors and their cables";
                    case TEMPERATURE_LOW ->
                        recent.newest()
                                .flatMap(FrameFacts::lowestTemperature)
                                .map(cell -> temperature("coldest", cell, "T-min", settings.tMinDeciC()))
                                .orElse("seen before the silence");
                })));
        return List.copyOf(active);
    }

    private static String voltage(String which, CellVoltage cell, String limit, int limitMv) {
        return "the " + which + " cell is " + cell.number() + " at " + decimal(cell.voltageMv(), 1_000) + " V, " + limit
                + " is " + decimal(limitMv, 1_000) + " V";
    }

    private static String temperature(String which, CellTemperature cell, String limit, int limitDeciC) {
        return "the " + which + " cell is " + cell.number() + " at " + decimal(cell.deciC(), 10) + " °C, " + limit
                + " is " + decimal(limitDeciC, 10) + " °C";
    }

    private static String decimal(int value, int unit) {
        String fraction = Integer.toString(unit + Math.abs(value % unit)).substring(1);
        return (value < 0 ? "-" : "") + Math.abs(value / unit) + "." + fraction;
    }

    private static void follow(
            Map<WarningCode, Instant> lights, WarningCode code, Condition condition, Verdicts counted, Instant now) {
        set(lights, code, counted.sees(condition), counted.refutes(condition), now);
    }

    private static void set(
            Map<WarningCode, Instant> lights, WarningCode code, boolean raise, boolean clear, Instant now) {
        if (raise) {
            lights.putIfAbsent(code, now);
        } else if (clear) {
            lights.remove(code);
        }
    }
}
