package io.cellfleet.history.query;

import static io.cellfleet.history.testing.Samples.MIDNIGHT_MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.history.v1.ChangesCursor;
import io.cellfleet.contract.history.v1.ChangesReply;
import io.cellfleet.contract.history.v1.ChangesRequest;
import io.cellfleet.contract.history.v1.EventsRequest;
import io.cellfleet.contract.history.v1.HistoryGrpc.HistoryBlockingStub;
import io.cellfleet.contract.history.v1.MinuteChange;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.intake.Intakes;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Eventually;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever keeps a copy, through a real client. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class ChangesTest {

    private static final int MINUTE_MS = 60_000;

    @GrpcClient
    HistoryBlockingStub history;

    @Inject
    Chain chain;

    @Inject
    Intakes intakes;

    /** Its partition is known, so that there is a cursor of now. */
    @BeforeEach
    void begin() throws Exception {
        chain.send(frame("changes-first", 1, 0));
        chain.send(Samples.event("changes-first", 1, 0, MIDNIGHT_MS).build());
        chain.awaitStatuses("changes-first", 1);
        chain.awaitRows("event", "changes-first", 1);
    }

    @AfterEach
    void goOn() {
        intakes.start();
    }

    @Test
    void everyChangeOnce() throws Exception {
        ChangesCursor now = now();
        assertThat(follow(now, 500).minutes).isEmpty();
        PackStatus first = frame("changes-once", 1, 1_000);
        PackStatus next = frame("changes-once", 3, MINUTE_MS);
        chain.send(first, next);
        chain.awaitStatuses("changes-once", 2);
        PackEvent event = Samples.event("changes-once", 1, 0, MIDNIGHT_MS).build();
        chain.send(event);
        chain.awaitRows("event", "changes-once", 1);

        Copy copy = follow(now, 500);
        assertThat(copy.of("changes-once")).containsExactly(first, next);
        assertThat(copy.answered("changes-once")).isEqualTo(2);
        assertThat(copy.events).containsExactly(event);

        // A late one, and one that is there.
        PackStatus late = frame("changes-once", 2, 2_000);
        chain.send(late, next);
        chain.awaitStatuses("changes-once", 3);
        Copy changed = follow(copy.cursor, 500);
        assertThat(changed.of("changes-once")).containsExactly(first, late);
        assertThat(changed.events).isEmpty();
        assertThat(follow(changed.cursor, 500).minutes).isEmpty();
    }

    /** As slow as it likes, with frames in any order: in the end it has what the database has. */
    @Test
    void aCopyIsTheSame() throws Exception {
        Random random = new Random(3);
        Copy copy = new Copy(now());
        int sent = 0;
        for (int round = 0; round < 8; round++) {
            for (int i = random.nextInt(9); i >= 0; i--) {
                sent++;
                chain.send(frame("changes-copy-" + random.nextInt(3), sent, random.nextInt(5 * MINUTE_MS)));
            }
            long wanted = sent;
            Eventually.get(
                    () -> chain.row(
                                    "SELECT coalesce(sum(rows), 0)::bigint AS n FROM history.pack_minute WHERE pack_id LIKE ?",
                                    "changes-copy-%")
                            .get("n"),
                    count -> count.equals(wanted));
            copy.take(1 + random.nextInt(3));
        }
        copy.takeAll(2);

        for (int pack = 0; pack < 3; pack++) {
            assertThat(copy.of("changes-copy-" + pack)).isEqualTo(chain.statuses("changes-copy-" + pack));
        }
        long writings = (Long) chain.row(
                        "SELECT count(*) AS n FROM history.change, unnest(pack_ids) AS changed (pack_id)"
                                + " WHERE changed.pack_id LIKE ?",
                        "changes-copy-%")
                .get("n");
        assertThat(copy.minutes.stream()
                        .filter(change -> change.getPackId().startsWith("changes-copy"))
                        .count())
                .as("each once")
                .isEqualTo(writings);
    }

    /** Whoever follows goes on behind it, and is told. */
    @Test
    void whatIsDamagedIsMarked() throws Exception {
        ChangesCursor now = now();
        chain.send(frame("changes-damaged", 1, 0));
        chain.awaitStatuses("changes-damaged", 1);
        PackStatus next = frame("changes-damaged", 2, MINUTE_MS);
        chain.send(next);
        chain.awaitStatuses("changes-damaged", 2);
        PackEvent event = Samples.event("changes-damaged", 1, 0, MIDNIGHT_MS).build();
        chain.send(event, event.toBuilder().setIndex(1).build());
        chain.awaitRows("event", "changes-damaged", 2);
        chain.execute("UPDATE history.pack_minute SET block = set_byte(block, 9, get_byte(block, 9) # 1)"
                + " WHERE pack_id = 'changes-damaged' AND minute = to_timestamp(" + MIDNIGHT_MS / 1_000 + ")");
        chain.execute(
                "UPDATE history.event SET event = '\\x0aff' WHERE pack_id = 'changes-damaged' AND event_index = 1");

        ChangesReply reply = history.changes(
                ChangesRequest.newBuilder().setCursor(now).setLimit(500).build());

        assertThat(reply.getMinutesList())
                .extracting(MinuteChange::getAtMs, MinuteChange::getDamaged, MinuteChange::getStatusesCount)
                .containsExactly(tuple(MIDNIGHT_MS, true, 0), tuple(MIDNIGHT_MS + MINUTE_MS, false, 1));
        assertThat(reply.getEventsList()).containsExactly(event);
        assertThat(reply.getDamagedEvents()).isEqualTo(1);
        assertThat(reply.getMore()).isFalse();
        assertThat(history.events(EventsRequest.newBuilder()
                                .addPackIds("changes-damaged")
                                .setToMs(MIDNIGHT_MS + 1)
                                .setLimit(10)
                                .build())
                        .getEventsList())
                .as("there, without what it says")
                .containsExactly(
                        event.toBuilder()
                                .clearSimulated()
                                .clearFact()
                                .setIndex(1)
                                .build(),
                        event);
    }

    /** The database of an hour ago comes back, and Kafka is read again from there: nothing is left out. */
    @Test
    void afterARestore() throws Exception {
        chain.send(frame("changes-restore", 1, 0));
        chain.awaitStatuses("changes-restore", 1);
        intakes.stop();
        chain.execute("DROP SCHEMA IF EXISTS saved CASCADE; CREATE SCHEMA saved;"
                + " CREATE TABLE saved.topic_offset AS SELECT * FROM history.topic_offset;"
                + " CREATE TABLE saved.change AS SELECT * FROM history.change");
        intakes.start();
        chain.send(frame("changes-restore", 2, MINUTE_MS));
        chain.awaitStatuses("changes-restore", 2);
        chain.send(frame("changes-restore", 3, 2 * MINUTE_MS));
        chain.awaitStatuses("changes-restore", 3);
        Copy copy = new Copy(now());

        intakes.stop();
        chain.execute(
                "DELETE FROM history.topic_offset; INSERT INTO history.topic_offset SELECT * FROM saved.topic_offset;"
                        + " DELETE FROM history.change; INSERT INTO history.change SELECT * FROM saved.change;"
                        + " DELETE FROM history.pack_minute WHERE pack_id = 'changes-restore' AND minute > '2026-06-01 00:00Z';"
                        + " DROP SCHEMA saved CASCADE");
        // The database knows less than the copy; nothing of what it knows comes again.
        int known = copy.minutes.size();
        copy.takeAll(1);
        copy.takeAll(1);
        assertThat(copy.minutes).hasSize(known);
        // What was behind what the copy has comes in the same writing as what is new.
        PackStatus last = frame("changes-restore", 4, 2 * MINUTE_MS + 1_000);
        chain.send(last);
        intakes.start();
        chain.awaitStatuses("changes-restore", 4);
        copy.takeAll(1);

        assertThat(copy.of("changes-restore")).contains(last);
        assertThat(follow(copy.cursor, 500).minutes).isEmpty();
    }

    @Test
    void aCursorWhoseChangesAreGone() throws Exception {
        chain.send(frame("changes-gone", 1, 0));
        chain.awaitStatuses("changes-gone", 1);
        ChangesCursor now = now();
        chain.send(frame("changes-gone", 2, MINUTE_MS));
        chain.awaitStatuses("changes-gone", 2);
        chain.send(frame("changes-gone", 3, 2 * MINUTE_MS));
        chain.awaitStatuses("changes-gone", 3);
        chain.execute("DELETE FROM history.change WHERE number < (SELECT changes FROM history.topic_offset"
                + " WHERE topic = '" + Topics.STATUS + "' AND partition = change.partition)");

        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, () -> follow(now, 500));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.OUT_OF_RANGE);
        assertThat(refusal.getStatus().getDescription())
                .matches("the cursor of partition [0-3] is at change [0-9]+ but the oldest that is known is [0-9]+:"
                        + " begin with the cursor of now and read all values again");
        // Whoever has all but the last one goes on.
        assertThat(follow(now(), 500).minutes).isEmpty();
    }

    @Test
    void aBadLimit() {
        StatusRuntimeException refusal = catchThrowableOfType(StatusRuntimeException.class, () -> follow(now(), 501));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.getStatus().getDescription()).isEqualTo("limit 501 must be 1 to 500");
    }

    private ChangesCursor now() {
        ChangesReply reply = history.changes(ChangesRequest.getDefaultInstance());
        assertThat(reply.getMinutesList()).isEmpty();
        assertThat(reply.getEventsList()).isEmpty();
        return reply.getNext();
    }

    private Copy follow(ChangesCursor from, int limit) {
        Copy copy = new Copy(from);
        copy.takeAll(limit);
        return copy;
    }

    /** What somebody has who follows the changes. */
    private final class Copy {

        private ChangesCursor cursor;
        private final List<MinuteChange> minutes = new ArrayList<>();
        private final List<PackEvent> events = new ArrayList<>();

        Copy(ChangesCursor cursor) {
            this.cursor = cursor;
        }

        boolean take(int limit) {
            ChangesReply reply = history.changes(ChangesRequest.newBuilder()
                    .setCursor(cursor)
                    .setLimit(limit)
                    .build());
            assertThat(reply.getMinutesCount() + reply.getEventsCount()).isLessThanOrEqualTo(limit);
            minutes.addAll(reply.getMinutesList());
            events.addAll(reply.getEventsList());
            cursor = reply.getNext();
            return reply.getMore();
        }

        void takeAll(int limit) {
            boolean more = true;
            while (more) {
                more = take(limit);
            }
        }

        /** The last word on each minute. */
        List<PackStatus> of(String packId) {
            Map<Long, MinuteChange> byMinute = new TreeMap<>();
            minutes.stream()
                    .filter(change -> change.getPackId().equals(packId))
                    .forEach(change -> byMinute.put(change.getAtMs(), change));
            return byMinute.values().stream()
                    .flatMap(change -> change.getStatusesList().stream())
                    .toList();
        }

        long answered(String packId) {
            return minutes.stream()
                    .filter(change -> change.getPackId().equals(packId))
                    .count();
        }
    }

    private static PackStatus frame(String packId, long sequence, long sinceMidnightMs) {
        return Samples.full(packId, sequence, MIDNIGHT_MS + sinceMidnightMs);
    }
}
