package io.cellfleet.battery.relay;

import java.time.Instant;
import java.util.Optional;

/**
 * Which relays an operator holds off. It masks what goes out, not the decision: what the rules say goes on beside it, and
 * holds again when it ends.
 */
public record Overrides(Optional<RelayOverride> charge, Optional<RelayOverride> load) {

    /** None. */
    public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());

    public Optional<RelayOverride> of(RelayName relay) {
        return switch (relay) {
            case CHARGE -> charge;
            case LOAD -> load;
        };
    }

    public Overrides with(RelayName relay, Optional<RelayOverride> override) {
        return switch (relay) {
            case CHARGE -> new Overrides(override, load);
            case LOAD -> new Overrides(charge, override);
        };
    }

    /** Those whose time has not come; an override ends at its {@code until}. */
    public Overrides at(Instant now) {
        Optional<RelayOverride> chargeNow = charge.filter(override -> now.isBefore(override.until()));
        Optional<RelayOverride> loadNow = load.filter(override -> now.isBefore(override.until()));
        boolean same = chargeNow.equals(charge) && loadNow.equals(load);
        return same ? this : new Overrides(chargeNow, loadNow);
    }

    /** Whether a relay is to be closed: decided so, and not held off. */
    public boolean lets(RelayName relay, Relays decided) {
        return decided.of(relay).on() && of(relay).isEmpty();
    }
}
