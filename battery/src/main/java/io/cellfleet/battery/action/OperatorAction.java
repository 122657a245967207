package io.cellfleet.battery.action;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.warning.WarningCode;

/** Something an operator asks for. Whether they may is decided before it comes here. */
public sealed interface OperatorAction {

    /** Names it for ever; 1..63 characters. */
    String id();

    /** Who asked; 1..63 characters. */
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
     * @param note what they found; may be empty, at most 500 characters
     */
    record AcknowledgeWarning(String id, String author, WarningCode code, String note) implements OperatorAction {

        public AcknowledgeWarning {
            named(id, author);
            Check.length("note", note, 0, 500);
        }
    }

    /** "No current flows now": what the sensors show is their error (rule S11). */
    record ZeroCalibration(String id, String author) implements OperatorAction {

        public ZeroCalibration {
            named(id, author);
        }
    }

    /** The totals begin anew (rule S6). */
    record ClearEnergyCounters(String id, String author) implements OperatorAction {

        public ClearEnergyCounters {
            named(id, author);
        }
    }

    /**
     * "So many cells are right", until the settings say otherwise (rule W2).
     *
     * @param cellCount 2..255
     */
    record ConfirmCellCount(String id, String author, int cellCount) implements OperatorAction {

        public ConfirmCellCount {
            named(id, author);
            Check.inRange("cellCount", cellCount, 2, 255);
        }
    }

    /** Holds a relay off for a time (rule R12). There is no holding on. */
    record OverrideOff(String id, RelayName relay, RelayOverride override) implements OperatorAction {

        public OverrideOff {
            named(id, override.author());
        }

        @Override
        public String author() {
            return override.author();
        }
    }

    /** Ends it before its time. */
    record EndOverride(String id, String author, RelayName relay) implements OperatorAction {

        public EndOverride {
            named(id, author);
        }
    }

    private static void named(String id, String author) {
        Check.length("actionId", id, 1, 63);
        Check.length("author", author, 1, 63);
    }
}
