package io.cellfleet.battery.action;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.warning.WarningCode;

/** Something an operator asks for. Whether they may is decided before it comes here. */
public sealed interface OperatorAction {

    /** Names it for ever. */
    String id();

    /** Who asked. */
    String author();

    /** The kind in a word, as events say it. */
    default String kind() {
        return switch (this) {
            case AcknowledgeWarning ignored -> "acknowledgeWarning";
            case ZeroCalibration ignored -> "zeroCalibration";
            case ClearEnergyCounters ignored -> "clearEnergyCounters";
            case ConfirmCellCount ignored -> "confirmCellCount";
            case OverrideOff ignored -> "overrideOff";
            case EndOverride ignored -> "endOverride";
        };
    }

    /**
     * "I have seen it" (rule W5).
     *
     * @param note what they found; may be empty
     */
    record AcknowledgeWarning(String id, String author, WarningCode code, String note) implements OperatorAction {}

    /** "No current flows now": what the sensors show is their error (rule S11). */
    record ZeroCalibration(String id, String author) implements OperatorAction {}

    /** The totals begin anew (rule S6). */
    record ClearEnergyCounters(String id, String author) implements OperatorAction {}

    /**
     * "So many cells are right", until the settings say otherwise (rule W2).
     *
     * @param cellCount 2..255
     */
    record ConfirmCellCount(String id, String author, int cellCount) implements OperatorAction {

        public ConfirmCellCount {
            Check.inRange("cellCount", cellCount, 2, 255);
        }
    }

    /** Holds a relay off for a time (rule R12). There is no holding on. */
    record OverrideOff(String id, RelayName relay, RelayOverride override) implements OperatorAction {

        @Override
        public String author() {
            return override.author();
        }
    }

    /** Ends it before its time. */
    record EndOverride(String id, String author, RelayName relay) implements OperatorAction {}
}
