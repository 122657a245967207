package io.cellfleet.api.rest;

import io.cellfleet.api.live.LiveView;
import io.cellfleet.api.live.PackNow;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.rest.view.LiveEvent;
import io.cellfleet.api.rest.view.PackShortView;
import io.cellfleet.api.rest.view.PackViews;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What one follower of the live stream has been given. Used by one thread at a time. */
final class LiveCursor {

    private static final int MOST_PACKS_AN_EVENT = 500;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private final Supplier<Collection<PackEntry>> registered;
    private final LiveView live;
    private final Map<String, Long> givenRevisions = new HashMap<>();
    private long version;
    private long lastEventMs;

    /**
     * @param registered all packs of the registry, by id
     */
    LiveCursor(Supplier<Collection<PackEntry>> registered, LiveView live) {
        this.registered = registered;
        this.live = live;
    }

    /** What has changed since the last call; everything at the first. */
    List<LiveEvent> next(long nowMs) {
        LiveView.Changes changes = live.changesSince(version);
        version = changes.version();
        List<PackShortView> news = new ArrayList<>();
        for (PackEntry pack : registered.get()) {
            Long given = givenRevisions.put(pack.id(), pack.installationRevision());
            boolean isNew = given == null || given != pack.installationRevision();
            Optional<PackNow> now = Optional.ofNullable(changes.packs().get(pack.id()));
            if (isNew || now.isPresent()) {
                news.add(PackViews.shortView(pack, now.or(() -> live.pack(pack.id())), nowMs));
            }
        }
        return events(news, nowMs);
    }

    private List<LiveEvent> events(List<PackShortView> news, long nowMs) {
        Instant at = Instant.ofEpochMilli(nowMs);
        List<LiveEvent> events = new ArrayList<>();
        for (int from = 0; from < news.size(); from += MOST_PACKS_AN_EVENT) {
            int to = Math.min(news.size(), from + MOST_PACKS_AN_EVENT);
            events.add(new LiveEvent(at, List.copyOf(news.subList(from, to))));
        }
        if (events.isEmpty() && nowMs - lastEventMs >= SIGN_OF_LIFE.toMillis()) {
            events.add(new LiveEvent(at, List.of()));
        }
        if (!events.isEmpty()) {
            lastEventMs = nowMs;
        }
        return events;
    }
}
