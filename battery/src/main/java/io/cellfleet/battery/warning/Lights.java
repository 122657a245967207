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
        int before = 0;
        for (WarningCode code : raisedAt.keySet()) {
            before |= bit(code);
        }
        int next = before;
        next = set(next, WarningCode.COMMUNICATION, error);
        next = follow(next, WarningCode.VOLTAGE_HIGH, Condition.ANY_VOLTAGE_AT_OR_ABOVE_V_MAX, counted);
        next = follow(next, WarningCode.VOLTAGE_LOW, Condition.ANY_VOLTAGE_AT_OR_BELOW_V_MIN, counted);
        next = follow(next, WarningCode.TEMPERATURE_HIGH, Condition.ANY_TEMPERATURE_ABOVE_T_MAX, counted);
        next = follow(next, WarningCode.TEMPERATURE_LOW, Condition.ANY_TEMPERATURE_BELOW_T_MIN, counted);
        next = follow(next, WarningCode.SENSOR_UNKNOWN, Condition.CURRENT_UNKNOWN, counted);
        next = follow(next, WarningCode.SENSOR_SATURATED, Condition.SENSOR_SATURATED, counted);
        next = follow(next, WarningCode.DEVICE_SETTINGS_DIFFER, Condition.DEVICE_SETTINGS_DIFFER, counted);
        next = follow(next, WarningCode.BALANCING_HEAT, Condition.BALANCING_HEAT, counted);
        next = set(next, WarningCode.SENSOR_REVERSED, watches.reversed(now));
        next = set(next, WarningCode.DEVICE_DISAGREES, watches.disagrees(now));
        next = set(next, WarningCode.RELAY_DOES_NOT_FOLLOW, watches.disobeyed(now));
        next = set(next, WarningCode.CALIBRATION_OVERDUE, watches.overdue(now));
        next = set(next, WarningCode.CLOCK, !clockSet || watches.clockJumped());
        return next == before ? this : withOn(next, now);
    }

    private Lights withOn(int bits, Instant now) {
        Map<WarningCode, Instant> next = new EnumMap<>(WarningCode.class);
        for (WarningCode code : WarningCode.values()) {
            if ((bits & bit(code)) != 0) {
                next.put(code, raisedAt.getOrDefault(code, now));
            }
        }
        return new Lights(next, stillOn(next));
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

    private static int follow(int bits, WarningCode code, Condition condition, Verdicts counted) {
        if (counted.sees(condition)) {
            return bits | bit(code);
        }
        return counted.refutes(condition) ? bits & ~bit(code) : bits;
    }

    private static int set(int bits, WarningCode code, boolean on) {
        return on ? bits | bit(code) : bits & ~bit(code);
    }

    private static int bit(WarningCode code) {
        return 1 << code.ordinal();
    }
}
