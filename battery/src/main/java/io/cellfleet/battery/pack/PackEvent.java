package io.cellfleet.battery.pack;

import io.cellfleet.battery.energy.Energy;
import io.cellfleet.battery.measure.ZeroOffsets;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.warning.WarningCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Something that happened to a pack, concluded from one record: its time and order are the record's. */
public sealed interface PackEvent {

    record WarningRaised(WarningCode code, String detail) implements PackEvent {}

    /**
     * @param raisedAt when it had been raised
     */
    record WarningCleared(WarningCode code, Instant raisedAt) implements PackEvent {}

    /**
     * @param blockedBy why it is off; empty when on
     */
    record RelayChanged(RelayName relay, boolean on, List<BlockReason> blockedBy) implements PackEvent {}

    /**
     * The counted SOC was set by the cells (rules S2, S3).
     *
     * @param percent            0 or 100
     * @param beforeMilliPercent what the count said; 0.001 %
     */
    record SocRecalibrated(int percent, int beforeMilliPercent) implements PackEvent {}

    /** The counted SOC is not trusted any more (rule S4). */
    record CalibrationLost(Cause because) implements PackEvent {
        /** Why. */
        public enum Cause {
            CAPACITY_CHANGED,
            DATA_GAP
        }
    }

    /**
     * A local day of the installation is over; its counters are final (rule S6).
     *
     * @param date in the zone the installation had when the day began
     */
    record DayClosed(LocalDate date, Energy collected, Energy consumed) implements PackEvent {}

    /** From this record on these settings hold. */
    record SettingsApplied(long revision) implements PackEvent {}

    /**
     * The capture time lay before the one before it; the time between counts as none (rule M6).
     *
     * @param before the capture time before
     */
    record ClockJumped(Instant before) implements PackEvent {}

    /** Records are missing in the gateway's sequence. */
    record GapSeen(long missing) implements PackEvent {}

    /**
     * Somebody has seen a warning that is on (rule W5).
     *
     * @param raisedAt when it had been raised
     * @param note     what they found; may be empty
     */
    record WarningAcknowledged(WarningCode code, Instant raisedAt, String author, String note) implements PackEvent {}

    /** From this record on an operator's action holds. */
    record ActionApplied(String actionId, String kind, String author) implements PackEvent {}

    /**
     * An operator's action changed nothing.
     *
     * @param because a sentence
     */
    record ActionRefused(String actionId, String kind, String author, String because) implements PackEvent {}

    /** An operator holds a relay off from now on (rule R12). */
    record OverrideBegan(RelayName relay, RelayOverride override) implements PackEvent {}

    /** A relay is not held off any more. */
    record OverrideEnded(RelayName relay, Cause because) implements PackEvent {
        /** Why. */
        public enum Cause {
            EXPIRED,
            ENDED
        }
    }

    /** What the sensors showed at rest is taken off from the next frame on (rule S11). */
    record SensorsZeroed(ZeroOffsets offsets) implements PackEvent {}

    /**
     * The energy totals begin anew (rule S6).
     *
     * @param collected what they had reached
     * @param consumed  what they had reached
     */
    record EnergyCountersCleared(Energy collected, Energy consumed) implements PackEvent {}

    /** An operator has adopted another cell count (rule W2). */
    record CellCountConfirmed(int cellCount) implements PackEvent {}

    /** The gateway wants something else of a relay than before, or the relay answers otherwise. */
    record RelayReported(RelayName relay, boolean wantedOn, Optional<Boolean> isOn, String because)
            implements PackEvent {}
}
