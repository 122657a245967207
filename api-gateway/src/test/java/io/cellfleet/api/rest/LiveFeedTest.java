package io.cellfleet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.caller.Role;
import io.cellfleet.api.fleet.Selection;
import io.cellfleet.api.live.LiveView;
import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.v1.WarningCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A follower of the stream is given everything once, then only what changes. */
@QuarkusTest
@QuarkusTestResource(World.class)
class LiveFeedTest {

    private static final Caller CALLER =
            new Caller("feeder", Role.VIEWER, Optional.of("feed"), Optional.empty(), Optional.empty(), true);

    @Inject
    LiveFeed feed;

    @Inject
    LiveView live;

    private long nowMs;

    @BeforeEach
    void packs() {
        Api.of("feed", "installer").get("/api/v1/me").then().statusCode(200);
        put("installations/feed-site", Map.of("name", "Feed", "timeZone", "UTC"));
        for (String id : List.of("feed-a", "feed-b")) {
            put("packs/" + id, Api.pack("feed-site"));
        }
        nowMs = System.currentTimeMillis();
    }

    private static void put(String path, Map<String, Object> body) {
        Api.changing(Api.of("feed", "installer"), "/api/v1/" + path).body(body).put("/api/v1/" + path);
    }

    @Test
    void everythingThenOnlyWhatChanges() {
        LiveFeed.Follower follower = feed.follow(CALLER, Selection.ALL, null);
        assertThat(given(follower)).containsExactly("feed-a", "feed-b");
        Eventually.succeeds(() -> {
            nowMs += 1_000;
            assertThat(given(follower))
                    .as("nothing changes, once the clock was looked at")
                    .isEmpty();
        });
        long sequence = System.nanoTime();
        live.apply(Statuses.frame("feed-b", sequence, nowMs).build(), nowMs);
        live.apply(Statuses.frame("feed-b", sequence + 1, nowMs).build(), nowMs);
        nowMs += 1_000;
        assertThat(given(follower)).as("both statuses are one piece of news").containsExactly("feed-b");
        put("installations/feed-site", Map.of("name", "Feed " + sequence, "timeZone", "UTC"));
        nowMs += 1_000;
        assertThat(given(follower)).as("the name of the installation is news").containsExactly("feed-a", "feed-b");
    }

    @Test
    void whoComesAgainIsGivenWhatHeMissed() {
        LiveFeed.Follower follower = feed.follow(CALLER, Selection.ALL, null);
        List<LiveFeed.Event> first = follower.next(nowMs);
        String id = first.getLast().id();
        assertThat(id).isNotNull();
        live.apply(Statuses.frame("feed-a", System.nanoTime(), nowMs).build(), nowMs);

        nowMs += 60_000;
        assertThat(given(feed.follow(CALLER, Selection.ALL, id))).containsExactly("feed-a");
        assertThat(given(feed.follow(CALLER, Selection.ALL, "another-process-7")))
                .hasSize(2);
        assertThat(given(feed.follow(CALLER, Selection.ALL, "rubbish"))).hasSize(2);
    }

    @Test
    void whoFollowsOnePackIsToldOfNoOther() {
        Selection one = new Selection(
                Optional.empty(),
                Set.of(),
                Set.of("feed-a", "matrix-own-1"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Selection.ALL.socFrom(),
                Selection.ALL.socTo(),
                Optional.empty());
        LiveFeed.Follower follower = feed.follow(CALLER, one, null);
        assertThat(given(follower)).containsExactly("feed-a");
        live.apply(Statuses.frame("feed-b", System.nanoTime(), nowMs).build(), nowMs);
        nowMs += 1_000;
        assertThat(given(follower)).isEmpty();
    }

    /** Else a warning that is over would stand on somebody's screen. */
    @Test
    void whatIsNotAsAskedAnyMoreIsSaid() {
        Selection warned = new Selection(
                Optional.of("feed"),
                Set.of(),
                Set.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Selection.ALL.socFrom(),
                Selection.ALL.socTo(),
                Optional.of(WarningCode.WARNING_CODE_VOLTAGE_HIGH));
        LiveFeed.Follower follower = feed.follow(CALLER, warned, null);
        long sequence = System.nanoTime();
        assertThat(given(follower)).isEmpty();
        live.apply(
                Statuses.frame("feed-a", sequence, nowMs)
                        .addWarnings(Statuses.warning(WarningCode.WARNING_CODE_VOLTAGE_HIGH, nowMs))
                        .build(),
                nowMs);
        nowMs += 1_000;
        assertThat(given(follower)).containsExactly("feed-a");

        live.apply(Statuses.frame("feed-a", sequence + 1, nowMs).build(), nowMs);
        nowMs += 1_000;

        assertThat(follower.next(nowMs))
                .singleElement()
                .satisfies(event -> assertThat(event.json()).contains("\"packs\":[],\"gone\":[\"feed-a\"]"));
        nowMs += 1_000;
        assertThat(follower.next(nowMs)).isEmpty();
    }

    @Test
    void aSignOfLifeAfterTenSeconds() {
        LiveFeed.Follower follower = feed.follow(CALLER, Selection.ALL, null);
        Eventually.succeeds(() -> {
            nowMs += 1_000;
            assertThat(given(follower)).isNotEmpty();
            nowMs += 1_000;
            assertThat(given(follower)).isEmpty();
        });
        long begun = nowMs - 1_000;
        nowMs = begun + 9_999;
        assertThat(follower.next(nowMs)).isEmpty();
        nowMs = begun + 10_000;
        assertThat(follower.next(nowMs))
                .singleElement()
                .satisfies(event -> assertThat(event.json()).contains("\"packs\":[]"));
        nowMs = begun + 10_001;
        assertThat(follower.next(nowMs)).isEmpty();
    }

    private List<String> given(LiveFeed.Follower follower) {
        List<String> ids = new ArrayList<>();
        try {
            for (LiveFeed.Event event : follower.next(nowMs)) {
                for (JsonNode pack : new ObjectMapper().readTree(event.json()).path("packs")) {
                    ids.add(pack.path("id").asText());
                }
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return ids;
    }
}
