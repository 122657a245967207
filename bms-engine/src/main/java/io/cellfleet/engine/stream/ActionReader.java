package io.cellfleet.engine.stream;

import io.cellfleet.battery.action.OperatorAction.AcknowledgeWarning;
import io.cellfleet.battery.action.OperatorAction.ClearEnergyCounters;
import io.cellfleet.battery.action.OperatorAction.ConfirmCellCount;
import io.cellfleet.battery.action.OperatorAction.EndOverride;
import io.cellfleet.battery.action.OperatorAction.OverrideOff;
import io.cellfleet.battery.action.OperatorAction.ZeroCalibration;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.contract.v1.OperatorAction;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Turns an operator's action into the core's, and refuses what cannot be meant. */
final class ActionReader {

    /** So long an action is remembered by its id; an older one is refused, so that it is never taken twice. */
    static final Duration LONGEST_AGO = Duration.ofDays(30);

    private static final Duration LONGEST_OVERRIDE = Duration.ofDays(30);

    /** By so much the clock of whoever took it may be fast. */
    private static final Duration MOST_AHEAD = Duration.ofDays(1);

    private static final String ID_FORM = "[A-Za-z0-9-]{1,63}";
    private static final Pattern ID = Pattern.compile(ID_FORM);
    private static final int LONGEST_AUTHOR = 63;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_REASON = 200;

    private ActionReader() {}

    /**
     * What all actions have in common.
     *
     * @throws IllegalArgumentException naming field, value and limit
     */
    static void check(OperatorAction action, Arrival arrival) {
        if (!ID.matcher(action.getActionId()).matches()) {
            throw refused("action_id", "'" + action.getActionId() + "'", ID_FORM);
        }
        if (!action.getInstallationId().equals(arrival.key())) {
            throw refused(
                    "installation_id", "'" + action.getInstallationId() + "'", "the record's key " + arrival.key());
        }
        length("author", action.getAuthor(), 1, LONGEST_AUTHOR);
        long requestedAtMs = action.getRequestedAtMs();
        long earliestMs = Math.max(1, arrival.arrivedAtMs() - LONGEST_AGO.toMillis());
        long latestMs = arrival.arrivedAtMs() + MOST_AHEAD.toMillis();
        if (requestedAtMs < earliestMs || requestedAtMs > latestMs) {
            throw refused(
                    "requested_at_ms",
                    Long.toString(requestedAtMs),
                    earliestMs + " to " + latestMs + ", from 30 days before its arrival to a day after");
        }
    }

    /**
     * An action on one pack.
     *
     * @throws IllegalArgumentException naming field, value and limit
     */
    static io.cellfleet.battery.action.OperatorAction read(OperatorAction action) {
        String id = action.getActionId();
        String author = action.getAuthor();
        return switch (action.getActionCase()) {
            case ACKNOWLEDGE_WARNING -> {
                String note = action.getAcknowledgeWarning().getNote();
                length("note", note, 0, LONGEST_NOTE);
                yield new AcknowledgeWarning(
                        id, author, code(action.getAcknowledgeWarning().getCode()), note);
            }
            case ZERO_CALIBRATION -> new ZeroCalibration(id, author);
            case CLEAR_ENERGY_COUNTERS -> new ClearEnergyCounters(id, author);
            case CONFIRM_CELL_COUNT ->
                new ConfirmCellCount(id, author, action.getConfirmCellCount().getCellCount());
            case OVERRIDE_OFF ->
                new OverrideOff(id, relay(action.getOverrideOff().getRelay()), override(action));
            case END_OVERRIDE ->
                new EndOverride(id, author, relay(action.getEndOverride().getRelay()));
            case RELEASE_QUARANTINE, ACTION_NOT_SET ->
                throw new IllegalArgumentException("the record has no action on a pack that is known here");
        };
    }

    private static RelayOverride override(OperatorAction action) {
        String reason = action.getOverrideOff().getReason();
        length("reason", reason, 1, LONGEST_REASON);
        long untilMs = action.getOverrideOff().getUntilMs();
        long latestMs = action.getRequestedAtMs() + LONGEST_OVERRIDE.toMillis();
        if (untilMs <= action.getRequestedAtMs() || untilMs > latestMs) {
            throw refused(
                    "until_ms",
                    Long.toString(untilMs),
                    "after requested_at_ms " + action.getRequestedAtMs() + " and at most 30 days later, " + latestMs);
        }
        return new RelayOverride(action.getAuthor(), reason, Instant.ofEpochMilli(untilMs));
    }

    private static WarningCode code(io.cellfleet.contract.v1.WarningCode code) {
        for (WarningCode ours : WarningCode.values()) {
            if (StatusMessages.code(ours) == code) {
                return ours;
            }
        }
        throw new IllegalArgumentException("code is " + code + ", which is not known here");
    }

    static RelayName relay(io.cellfleet.contract.v1.RelayName relay) {
        return switch (relay) {
            case RELAY_NAME_CHARGE -> RelayName.CHARGE;
            case RELAY_NAME_LOAD -> RelayName.LOAD;
            case RELAY_NAME_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("relay is " + relay + ", which is not known here");
        };
    }

    static boolean isKnown(io.cellfleet.contract.v1.RelayName relay) {
        return switch (relay) {
            case RELAY_NAME_CHARGE, RELAY_NAME_LOAD -> true;
            case RELAY_NAME_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    private static void length(String field, String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            throw refused(field, "of " + text.length() + " characters", least + " to " + most + " characters long");
        }
    }

    private static IllegalArgumentException refused(String field, String value, String limit) {
        return new IllegalArgumentException(field + " is " + value + " but must be " + limit);
    }
}
