package io.cellfleet.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.fleet.Fleet;
import io.cellfleet.api.fleet.PackState;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.live.LiveView;
import io.cellfleet.api.rest.view.LiveEvent;
import io.cellfleet.api.rest.view.PackShortView;
import io.cellfleet.api.rest.view.PackViews;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the followers of the live stream are told. Nothing is queued for a follower: it has the version that it was told
 * last, and is told what has changed since. Those who follow the whole of the same tenant share what is written for
 * them, so that a thousand of them cost little more than one.
 */
@ApplicationScoped
public class LiveFeed {

    private static final int MOST_PACKS_AN_EVENT = 500;
    private static final int MOST_KEPT = 20;
    private static final long TICK_MS = 500;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    /** Versions of this process mean nothing to another one. */
    private final String process = UUID.randomUUID().toString();

    private final Map<String, Shared> byTenant = new ConcurrentHashMap<>();
    private final Fleet fleet;
    private final LiveView live;
    private final ObjectMapper json;

    LiveFeed(Fleet fleet, LiveView live, ObjectMapper json) {
        this.fleet = fleet;
        this.live = live;
        this.json = json;
    }

    /**
     * One event.
     *
     * @param id   of the last event of a tick: where to go on after a broken connection; null: of none before it
     * @param json a {@link LiveEvent}
     */
    record Event(@Nullable String id, String json) {}

    /**
     * What changed between two versions.
     *
     * @param from exclusive
     * @param to   inclusive
     */
    private record Tick(long from, long to, List<Event> events) {}

    /**
     * Begins to follow.
     *
     * @param lastEventId of the stream that broke; of another process, or null: everything is told first
     */
    Follower follow(Caller caller, Selection selection, @Nullable String lastEventId) {
        // What is gone since is known of the whole alone.
        return new Follower(caller, selection, selection.equals(Selection.ALL) ? version(lastEventId) : 0);
    }

    private long version(@Nullable String lastEventId) {
        String prefix = process + "-";
        if (lastEventId == null || !lastEventId.startsWith(prefix)) {
            return 0;
        }
        String version = lastEventId.substring(prefix.length());
        return version.matches("\\d{1,18}") ? Long.parseLong(version) : 0;
    }

    /** Somebody who follows. Used by one thread at a time. */
    final class Follower {

        private final Caller caller;
        private final Selection selection;
        private long version;
        private long lastEventMs;

        /** Of some packs: those that he was given and that are as asked still, as far as he knows. */
        private final Set<String> given = new HashSet<>();

        private Follower(Caller caller, Selection selection, long version) {
            this.caller = caller;
            this.selection = selection;
            this.version = version;
        }

        /** What he is to be told now. */
        List<Event> next(long nowMs) {
            List<Tick> ticks = selection.equals(Selection.ALL)
                    ? byTenant.computeIfAbsent(caller.tenantId().orElse(""), tenant -> new Shared(caller))
                            .since(version, nowMs)
                    : List.of(changes(caller, selection, version, nowMs, given));
            List<Event> events = new ArrayList<>();
            for (Tick tick : ticks) {
                events.addAll(tick.events());
                version = tick.to();
            }
            if (events.isEmpty() && nowMs - lastEventMs >= SIGN_OF_LIFE.toMillis()) {
                events.add(new Event(process + "-" + version, write(nowMs, List.of(), null)));
            }
            if (!events.isEmpty()) {
                lastEventMs = nowMs;
            }
            return events;
        }
    }

    /** What is written once for all who follow the same. */
    private final class Shared {

        private final Caller caller;
        private final Deque<Tick> ticks = new ArrayDeque<>();
        private long tickedMs;
        private @Nullable Tick everything;
        private long everythingMs;

        private Shared(Caller caller) {
            this.caller = caller;
        }

        private synchronized List<Tick> since(long version, long nowMs) {
            if (version == 0) {
                return List.of(everything(nowMs));
            }
            if (nowMs - tickedMs >= TICK_MS || nowMs < tickedMs) {
                tick(nowMs);
            }
            if (version == ticks.getLast().to()) {
                return List.of();
            }
            List<Tick> missed =
                    ticks.stream().dropWhile(tick -> tick.from() != version).toList();
            return missed.isEmpty() ? List.of(changes(caller, Selection.ALL, version, nowMs, null)) : missed;
        }

        private void tick(long nowMs) {
            long from = ticks.isEmpty() ? live.version() : ticks.getLast().to();
            ticks.addLast(changes(caller, Selection.ALL, from, nowMs, null));
            if (ticks.size() > MOST_KEPT) {
                ticks.removeFirst();
            }
            tickedMs = nowMs;
        }

        /** Up to where a tick ends, so that whoever begins goes on with what is shared. */
        private Tick everything(long nowMs) {
            if (everything == null || nowMs - everythingMs >= TICK_MS || nowMs < everythingMs) {
                tick(nowMs);
                Tick all = changes(caller, Selection.ALL, 0, nowMs, null);
                everything = new Tick(
                        0,
                        ticks.getLast().to(),
                        named(all.events(), ticks.getLast().to()));
                everythingMs = nowMs;
            }
            return everything;
        }
    }

    /** @param given to a follower of some packs before, and now; null: of all */
    private Tick changes(Caller caller, Selection selection, long from, long nowMs, @Nullable Set<String> given) {
        LiveView.Changes changes = live.changesSince(from);
        Map<String, PackState> packs = new LinkedHashMap<>();
        fleet.packs(caller, selection)
                .filter(pack -> from == 0
                        || given != null
                        || changes.packIds().contains(pack.entry().id()))
                .forEach(pack -> packs.put(pack.entry().id(), pack));
        List<String> gone = given == null ? List.of() : gone(given, packs.keySet());
        // What was not as asked until now is given although nothing was said of it.
        List<PackShortView> news = packs.entrySet().stream()
                .filter(pack -> from == 0
                        || changes.packIds().contains(pack.getKey())
                        || (given != null && !given.contains(pack.getKey())))
                .map(pack -> PackViews.shortView(pack.getValue()))
                .toList();
        if (given != null) {
            given.addAll(packs.keySet());
        }
        List<Event> events = new ArrayList<>();
        for (int begin = 0; begin < news.size(); begin += MOST_PACKS_AN_EVENT) {
            int end = Math.min(news.size(), begin + MOST_PACKS_AN_EVENT);
            events.add(new Event(null, write(nowMs, news.subList(begin, end), null)));
        }
        if (!gone.isEmpty()) {
            events.add(new Event(null, write(nowMs, List.of(), gone)));
        }
        return new Tick(from, changes.version(), named(events, changes.version()));
    }

    /** Takes out what is not among the packs any more, and gives it by id. */
    private static List<String> gone(Set<String> given, Set<String> packs) {
        List<String> gone =
                given.stream().filter(id -> !packs.contains(id)).sorted().toList();
        given.removeAll(gone);
        return gone;
    }

    /** Only the last event says how far one is: who is cut off before it is told all of them again. */
    private List<Event> named(List<Event> events, long version) {
        if (events.isEmpty()) {
            return events;
        }
        List<Event> named = new ArrayList<>(events);
        named.set(
                named.size() - 1,
                new Event(process + "-" + version, named.getLast().json()));
        return List.copyOf(named);
    }

    private String write(long nowMs, List<PackShortView> packs, @Nullable List<String> gone) {
        try {
            return json.writeValueAsString(new LiveEvent(Instant.ofEpochMilli(nowMs), packs, gone));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of the live stream cannot be written", e);
        }
    }
}
