package io.cellfleet.battery.site;

import io.cellfleet.battery.measure.Staleness;
import io.cellfleet.battery.relay.RelayName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Puts the packs of an installation together (rule R11): their contacts are in series, so it may be charged, or
 * discharged, only if every pack may. A pack that is missing, or silent for longer than 20 s in the time of the record at
 * hand, keeps both off.
 */
public final class SiteStep {

    private SiteStep() {}

    /**
     * What came of one record of one of the packs.
     *
     * @param after   the installation from now on
     * @param status  what to show
     * @param changes what is decided otherwise than before
     */
    public record Stepped(SiteState after, SiteStatus status, List<SiteRelayChanged> changes) {

        public Stepped {
            changes = List.copyOf(changes);
        }
    }

    /**
     * @param before empty for an installation not stepped before: its relays were off
     * @param packs  every pack of the installation by its id; empty for one that was never heard
     * @param now    capture time of the record
     */
    public static Stepped step(Optional<SiteState> before, SortedMap<String, Optional<PackPart>> packs, Instant now) {
        SiteRelay charge = relay(RelayName.CHARGE, before.map(SiteState::charge), packs, now);
        SiteRelay load = relay(RelayName.LOAD, before.map(SiteState::load), packs, now);
        SiteState after = new SiteState(charge, load);
        List<SiteRelayChanged> changes = new ArrayList<>();
        for (RelayName name : RelayName.values()) {
            boolean was = before.map(state -> state.of(name).on()).orElse(false);
            if (after.of(name).on() != was) {
                changes.add(new SiteRelayChanged(name, after.of(name)));
            }
        }
        return new Stepped(after, new SiteStatus(after, SiteSoc.of(packs.values()), oldestFrameAt(packs)), changes);
    }

    private static SiteRelay relay(
            RelayName name, Optional<SiteRelay> before, SortedMap<String, Optional<PackPart>> packs, Instant now) {
        List<String> blocking = new ArrayList<>();
        packs.forEach((id, pack) -> {
            if (!pack.map(part -> part.lets(name) && isHeard(part, now)).orElse(false)) {
                blocking.add(id);
            }
        });
        boolean on = blocking.isEmpty();
        // A clock that was set back makes no decision one of the future.
        Instant since = before.filter(relay -> relay.on() == on && relay.since().isBefore(now))
                .map(SiteRelay::since)
                .orElse(now);
        return new SiteRelay(on, since, blocking);
    }

    private static boolean isHeard(PackPart pack, Instant now) {
        return pack.lastFrameAt()
                .map(at -> Duration.between(at, now).compareTo(Staleness.SILENCE) <= 0)
                .orElse(false);
    }

    private static Optional<Instant> oldestFrameAt(SortedMap<String, Optional<PackPart>> packs) {
        Instant oldest = Instant.MAX;
        for (Optional<PackPart> pack : packs.values()) {
            Optional<Instant> at = pack.flatMap(PackPart::lastFrameAt);
            if (at.isEmpty()) {
                return Optional.empty();
            }
            oldest = at.get().isBefore(oldest) ? at.get() : oldest;
        }
        return packs.isEmpty() ? Optional.empty() : Optional.of(oldest);
    }
}
