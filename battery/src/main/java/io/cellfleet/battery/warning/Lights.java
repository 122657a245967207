package io.cellfleet.battery.warning;

import io.cellfleet.battery.measure.Condition;
import io.cellfleet.battery.measure.Verdicts;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which warnings are on, since when, and who has seen them (rules W1 to W3, W5). A light goes on when its condition
 * counts, and off when its absence counts; what is unknown leaves it as it is.
 *
 * @param raisedAt     when each warning that is on was raised
 * @param acknowledged who has seen it; only of warnings that are on
 */
public record Lights(Map<WarningCode, Instant> raisedAt, Map<WarningCode, Acknowledgement> acknowledged) {

    /** All off. */
    public static final Lights DARK = new Lights(Map.of(), Map.of());

    public Lights {
        raisedAt = raisedAt.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(raisedAt));
        acknowledged = acknowledged.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(acknowledged));
        if (!raisedAt.keySet().containsAll(acknowledged.keySet())) {
            throw new IllegalArgumentException(
                    "acknowledged are " + acknowledged.keySet() + " but on are only " + raisedAt.keySet());
        }
    }

    public boolean on(WarningCode code) {
        return raisedAt.containsKey(code);
    }

    /**
     * Steps to what is known now.
     *
     * @param counted  what two of the last three frames agree on
     * @param error    {@code E} is on
     * @param watches  what has been going on for how long
     * @param clockSet the gateway's clock is set
     * @param now      capture time of the record
     */
    public Lights stepped(Verdicts counted, boolean error, Watches watches, boolean clockSet, Instant now) {
        Map<WarningCode, Instant> next = new EnumMap<>(WarningCode.class);
        next.putAll(raisedAt);
        set(next, WarningCode.COMMUNICATION, error, now);
        follow(next, WarningCode.VOLTAGE_HIGH, Condition.ANY_VOLTAGE_AT_OR_ABOVE_V_MAX, counted, now);
        follow(next, WarningCode.VOLTAGE_LOW, Condition.ANY_VOLTAGE_AT_OR_BELOW_V_MIN, counted, now);
        follow(next, WarningCode.TEMPERATURE_HIGH, Condition.ANY_TEMPERATURE_ABOVE_T_MAX, counted, now);
        follow(next, WarningCode.TEMPERATURE_LOW, Condition.ANY_TEMPERATURE_BELOW_T_MIN, counted, now);
        follow(next, WarningCode.SENSOR_UNKNOWN, Condition.CURRENT_UNKNOWN, counted, now);
        follow(next, WarningCode.SENSOR_SATURATED, Condition.SENSOR_SATURATED, counted, now);
        follow(next, WarningCode.DEVICE_SETTINGS_DIFFER, Condition.DEVICE_SETTINGS_DIFFER, counted, now);
        follow(next, WarningCode.BALANCING_HEAT, Condition.BALANCING_HEAT, counted, now);
        set(next, WarningCode.SENSOR_REVERSED, watches.reversed(now), now);
        set(next, WarningCode.DEVICE_DISAGREES, watches.disagrees(now), now);
        set(next, WarningCode.RELAY_DOES_NOT_FOLLOW, watches.disobeyed(now), now);
        set(next, WarningCode.CALIBRATION_OVERDUE, watches.overdue(now), now);
        set(next, WarningCode.CLOCK, !clockSet || watches.clockJumped(), now);
        return next.equals(raisedAt) ? this : new Lights(next, stillOn(next));
    }

    private Map<WarningCode, Acknowledgement> stillOn(Map<WarningCode, Instant> next) {
        Map<WarningCode, Acknowledgement> kept = new EnumMap<>(WarningCode.class);
        kept.putAll(acknowledged);
        kept.keySet().retainAll(next.keySet());
        return kept;
    }

    /** Somebody has seen a warning that is on. */
    public Lights acknowledged(WarningCode code, Acknowledgement by) {
        Map<WarningCode, Acknowledgement> next = new EnumMap<>(WarningCode.class);
        next.putAll(acknowledged);
        next.put(code, by);
        return new Lights(raisedAt, next);
    }

    /** The clock was set back: what was raised "later" was raised at the latest now. */
    public Lights notAfter(Instant now) {
        Map<WarningCode, Instant> next = new EnumMap<>(WarningCode.class);
        raisedAt.forEach((code, at) -> next.put(code, at.isBefore(now) ? at : now));
        Map<WarningCode, Acknowledgement> seen = new EnumMap<>(WarningCode.class);
        acknowledged.forEach((code, by) -> seen.put(code, by.notAfter(now)));
        return new Lights(next, seen);
    }

    private static void follow(
            Map<WarningCode, Instant> lights, WarningCode code, Condition condition, Verdicts counted, Instant now) {
        if (counted.sees(condition)) {
            lights.putIfAbsent(code, now);
        } else if (counted.refutes(condition)) {
            lights.remove(code);
        }
    }

    private static void set(Map<WarningCode, Instant> lights, WarningCode code, boolean on, Instant now) {
        if (on) {
            lights.putIfAbsent(code, now);
        } else {
            lights.remove(code);
        }
    }
}
