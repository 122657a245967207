package io.cellfleet.battery.site;

import io.cellfleet.battery.relay.RelayName;

/** The installation's decision about a relay is another one than before. */
public record SiteRelayChanged(RelayName relay, SiteRelay now) {}
