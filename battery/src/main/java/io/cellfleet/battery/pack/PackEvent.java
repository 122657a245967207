package io.cellfleet.battery.pack;

import io.cellfleet.battery.energy.Energy;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.warning.WarningCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

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
}
