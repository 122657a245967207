package io.cellfleet.battery.site;

import io.cellfleet.battery.relay.RelayName;

/** What must be remembered of an installation from one record to the next: both decisions. */
public record SiteState(SiteRelay charge, SiteRelay load) {

    public SiteRelay of(RelayName relay) {
        return switch (relay) {
            case CHARGE -> charge;
            case LOAD -> load;
        };
    }
}
