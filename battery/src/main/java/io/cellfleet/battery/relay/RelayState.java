package io.cellfleet.battery.relay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the rules decided about one relay.
 *
 * @param on          closed: allowed
 * @param since       capture time of the record that decided it
 * @param blockedBy   every condition that keeps it off; empty when on
 * @param voltageTrip when a voltage limit opened it or kept it open; empty when on or for other reasons
 */
public record RelayState(boolean on, Instant since, List<BlockReason> blockedBy, Optional<Instant> voltageTrip) {

    public RelayState {
        blockedBy = List.copyOf(blockedBy);
        if (on != blockedBy.isEmpty()) {
            throw new IllegalArgumentException("a relay that is " + (on ? "on" : "off") + " has reasons " + blockedBy);
        }
    }

    /** A new pack: off until the first three valid frames (rule R7). */
    public static RelayState start(Instant now) {
        return new RelayState(false, now, List.of(BlockReason.FIRST_FRAMES), Optional.empty());
    }

    /** The clock was set back: what began "later" began at the latest now. */
    RelayState notAfter(Instant now) {
        return new RelayState(on, earlier(since, now), blockedBy, voltageTrip.map(trip -> earlier(trip, now)));
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
