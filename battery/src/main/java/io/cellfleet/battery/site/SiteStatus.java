package io.cellfleet.battery.site;

import java.time.Instant;
import java.util.Optional;

/**
 * What to show of an installation with packs in parallel.
 *
 * @param relays        both decisions
 * @param soc           empty until every pack was heard
 * @param oldestFrameAt capture time of the oldest of the packs' newest frames; empty until every pack was heard
 */
public record SiteStatus(SiteState relays, Optional<SiteSoc> soc, Optional<Instant> oldestFrameAt) {}
