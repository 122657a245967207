package io.cellfleet.gateway.relay;

import io.cellfleet.battery.relay.RelayName;
import java.time.Duration;

/**
 * What the gateway's own step of the rules says of a pack whose settings are known.
 *
 * @param decision           with its own conditions and holds
 * @param communicationError {@code E} is on
 * @param stepped            whether it has taken a record since the start; before, the decision is the kept one
 * @param age                since its newest record, or since the start without one; by the monotonic clock
 */
public record LocalView(RelayPair decision, boolean communicationError, boolean stepped, Duration age) {

    /** As long as silence may last (rule W2): a line that lives brings a report every 5 s. */
    static final Duration TOO_OLD = Duration.ofSeconds(20);

    boolean isStale() {
        return age.compareTo(TOO_OLD) > 0;
    }

    boolean lets(RelayName relay) {
        return decision.of(relay) && !communicationError;
    }
}
