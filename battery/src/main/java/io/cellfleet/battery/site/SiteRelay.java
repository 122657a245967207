package io.cellfleet.battery.site;

import java.time.Instant;
import java.util.List;

/**
 * Whether the installation as a whole may be charged, or discharged: its packs' contacts in series.
 *
 * @param on        every pack lets it
 * @param since     capture time of the record that decided it
 * @param blockedBy ids of the packs that do not, in their order; empty when on
 */
public record SiteRelay(boolean on, Instant since, List<String> blockedBy) {

    public SiteRelay {
        blockedBy = List.copyOf(blockedBy);
        if (on != blockedBy.isEmpty()) {
            throw new IllegalArgumentException(
                    "an installation's relay that is " + (on ? "on" : "off") + " is blocked by " + blockedBy);
        }
    }
}
