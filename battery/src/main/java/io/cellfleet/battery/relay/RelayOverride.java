package io.cellfleet.battery.relay;

import io.cellfleet.battery.Check;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An operator's word that a relay stays off, whatever the rules decide (rule R12).
 *
 * @param author who; 1..63 characters
 * @param reason why; a sentence of 1..200 characters
 * @param until  when it ends by itself, in the time of the pack's records; whole ms, 1970..2100
 */
public record RelayOverride(String author, String reason, Instant until) {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    public RelayOverride {
        Check.length("author", author, 1, 63);
        Check.length("reason", reason, 1, 200);
        if (until.isBefore(EARLIEST) || until.isAfter(LATEST)) {
            throw new IllegalArgumentException("until is " + until + " but must be " + EARLIEST + " to " + LATEST);
        }
        // As it is written down: one that was read again ends at the same record (rule S10).
        until = until.truncatedTo(ChronoUnit.MILLIS);
    }
}
