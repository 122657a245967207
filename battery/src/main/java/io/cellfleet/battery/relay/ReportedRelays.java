package io.cellfleet.battery.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the gateway last said of both relays; empty where nothing drives them, or it has not spoken yet. */
public record ReportedRelays(Optional<ReportedRelay> charge, Optional<ReportedRelay> load) {

    /** Nothing heard. */
    public static final ReportedRelays NONE = new ReportedRelays(Optional.empty(), Optional.empty());

    /** A gateway reports at least every minute; what is older says nothing any more. */
    private static final Duration KNOWN = Duration.ofSeconds(150);

    public Optional<ReportedRelay> of(RelayName relay) {
        return switch (relay) {
            case CHARGE -> charge;
            case LOAD -> load;
        };
    }

    public ReportedRelays with(RelayName relay, ReportedRelay report) {
        return switch (relay) {
            case CHARGE -> new ReportedRelays(Optional.of(report), load);
            case LOAD -> new ReportedRelays(charge, Optional.of(report));
        };
    }

    /** Whether a report says something else than the one before it. */
    public boolean isNews(RelayName relay, ReportedRelay report) {
        return of(relay).map(before -> !before.sameAs(report)).orElse(true);
    }

    /** The clock was set back: what was said "later" was said at the latest now. */
    public ReportedRelays notAfter(Instant now) {
        return new ReportedRelays(notAfter(charge, now), notAfter(load, now));
    }

    /**
     * Whether a relay does not do what its gateway wants, or is closed although we would have it open (rule W3). Open
     * although we would have it closed is no fault: the gateway may always open.
     *
     * @return empty when its reports have stopped, so that nothing can be said; a relay that was never reported is none
     */
    public Optional<Boolean> doesNotFollow(RelayName relay, Relays decided, Overrides overrides, Instant now) {
        if (of(relay).isEmpty()) {
            return Optional.of(false);
        }
        return of(relay)
                .filter(report -> Duration.between(report.at(), now).compareTo(KNOWN) <= 0)
                .map(report -> report.disobeys() || (report.closed() && !overrides.lets(relay, decided)));
    }

    private static Optional<ReportedRelay> notAfter(Optional<ReportedRelay> report, Instant now) {
        return report.map(said -> said.at().isAfter(now) ? new ReportedRelay(said.wantedOn(), said.isOn(), now) : said);
    }
}
