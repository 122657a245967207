package io.cellfleet.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.api.live.LiveView;
import io.cellfleet.api.registry.Assignment;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.api.rest.view.LiveEvent;
import io.cellfleet.api.rest.view.PackShortView;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.battery.settings.PackSettingsDraft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A follower of the stream is given everything once, then only what changes. */
class LiveCursorTest {

    private static final long T = 1_780_000_000_000L;

    private final List<PackEntry> registered = new ArrayList<>(List.of(pack("a", 1), pack("b", 1)));
    private final LiveView live = new LiveView();
    private final LiveCursor cursor = new LiveCursor(() -> registered, live);

    @Test
    void everythingThenOnlyWhatChanges() {
        live.apply(Statuses.frame("a", 1, T).build(), T);

        assertThat(given(T)).containsExactly("a", "b");
        assertThat(cursor.next(T + 1_000)).as("nothing has changed").isEmpty();
        live.apply(Statuses.frame("b", 1, T).build(), T);
        live.apply(Statuses.frame("b", 2, T).build(), T);
        assertThat(given(T + 2_000)).as("both statuses are one piece of news").containsExactly("b");
    }

    @Test
    void aPackThatIsRenamedOrNewIsNews() {
        assertThat(given(T)).containsExactly("a", "b");

        registered.set(1, pack("b", 2));
        registered.add(pack("c", 1));

        assertThat(given(T + 1_000)).containsExactly("b", "c");
    }

    @Test
    void aStatusOfAPackThatIsNotRegisteredIsNotGiven() {
        live.apply(Statuses.frame("stranger", 1, T).build(), T);

        assertThat(given(T)).containsExactly("a", "b");
    }

    @Test
    void aSignOfLifeAfterTenSeconds() {
        assertThat(given(T)).hasSize(2);

        assertThat(cursor.next(T + 9_999)).isEmpty();
        assertThat(cursor.next(T + 10_000))
                .singleElement()
                .satisfies(event -> assertThat(event.packs()).isEmpty());
        assertThat(cursor.next(T + 10_001)).isEmpty();
    }

    @Test
    void manyPacksComeInSeveralEvents() {
        registered.clear();
        for (int i = 0; i < 501; i++) {
            registered.add(pack("p" + i, 1));
        }

        assertThat(cursor.next(T)).extracting(event -> event.packs().size()).containsExactly(500, 1);
    }

    private List<String> given(long nowMs) {
        List<LiveEvent> events = cursor.next(nowMs);
        return events.stream()
                .flatMap(event -> event.packs().stream())
                .map(PackShortView::id)
                .toList();
    }

    private static PackEntry pack(String id, long installationRevision) {
        PackSettingsDraft draft = PackSettingsDraft.of(16, "LiFePO4", 10_240);
        var settings = ((PackSettingsDraft.Outcome.Accepted) draft.complete()).settings();
        return new PackEntry(id, id, "site", "Site", false, draft, settings, Assignment.NONE, 1, installationRevision);
    }
}
