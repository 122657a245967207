package io.cellfleet.api.fleet;

import io.cellfleet.api.caller.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The summary of each tenant and of all, made anew when it is asked for and more than a second old: ten thousand packs
 * are not walked for every one of a thousand screens.
 */
@ApplicationScoped
public class Summaries {

    private static final long LIFE_MS = 1_000;

    private final Fleet fleet;
    private final Map<String, Made> byTenant = new ConcurrentHashMap<>();

    Summaries(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * A summary.
     *
     * @param atMs when it was made; ms since 1970
     */
    public record Dated(FleetSummary summary, int installations, long atMs) {}

    private record Made(Dated dated, Object answer) {}

    /**
     * The summary of all that a caller sees, as an answer.
     *
     * @param answer what is made of a summary, once for all who see the same; always of the same class
     */
    @SuppressWarnings("unchecked")
    public <T> T of(Caller caller, Function<Dated, T> answer) {
        long nowMs = System.currentTimeMillis();
        Made made = byTenant.compute(caller.tenantId().orElse(""), (tenant, known) -> {
            if (known != null
                    && nowMs - known.dated().atMs() < LIFE_MS
                    && nowMs >= known.dated().atMs()) {
                return known;
            }
            Dated dated = make(caller, nowMs);
            return new Made(dated, answer.apply(dated));
        });
        return (T) made.answer();
    }

    private Dated make(Caller caller, long nowMs) {
        FleetSummary summary = new FleetSummary();
        fleet.packs(caller, Selection.ALL).forEach(summary::add);
        int installations = Math.toIntExact(fleet.installationEntries(caller).count());
        return new Dated(summary, installations, nowMs);
    }
}
