package io.cellfleet.battery.warning;

import java.time.Instant;

/**
 * Somebody has seen a warning (rule W5). The note they left is in the event.
 *
 * @param author who
 * @param at     capture time of the record from which on it is known
 */
public record Acknowledgement(String author, Instant at) {

    Acknowledgement notAfter(Instant now) {
        return at.isAfter(now) ? new Acknowledgement(author, now) : this;
    }
}
