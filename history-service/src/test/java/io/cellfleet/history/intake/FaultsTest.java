package io.cellfleet.history.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.minutes.OpenMinutes;
import io.cellfleet.history.store.KeptOffset;
import io.cellfleet.history.store.TopicOffsets;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Eventually;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever breaks, the rows are the same afterwards, each once. The faults are made in the database itself. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class FaultsTest {

    private static final int FRAMES = 100;

    @Inject
    Chain chain;

    /** Set by {@link Servers}. */
    Runnable stopDatabase;

    Runnable startDatabase;

    @Inject
    IntakeService service;

    @Inject
    OpenMinutes open;

    @Inject
    TopicOffsets offsets;

    @Inject
    DataSource database;

    @Inject
    MeterRegistry metrics;

    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    /** Also where a test has failed in the middle. */
    @AfterEach
    void goOn() {
        service.start();
    }

    /** All rows were copied, then the commit itself fails, again and again. */
    @Test
    void aCommitThatFailsIsTriedAgain() throws Exception {
        chain.execute("""
                CREATE FUNCTION public.refuse() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'the disk is full, says the test'; END $$;
                CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON history.pack_minute
                    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.pack_id = 'fault-commit')
                    EXECUTE FUNCTION public.refuse();
                """);
        chain.send(frames("fault-commit", 1));
        Eventually.get(this::health, health -> health.contains("the disk is full, says the test"));
        assertThat(health()).contains("\"phase\": \"WAITING\"").contains("\"status\": \"DOWN\"");
        assertThat(figures()).contains("history_intake_running 0.0").contains("history_lag_records NaN");
        assertThat(chain.statuses("fault-commit")).isEmpty();

        chain.execute("DROP TRIGGER refuse ON history.pack_minute; DROP FUNCTION public.refuse()");

        chain.awaitStatuses("fault-commit", FRAMES);
        Eventually.get(this::health, health -> health.contains("\"phase\": \"RUNNING\""));
    }

    /** The connection dies between the copy and the commit. */
    @Test
    void aConnectionThatDiesInTheMiddleOfABatch() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(4711)");
            chain.execute("""
                    CREATE FUNCTION public.hold() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$;
                    CREATE CONSTRAINT TRIGGER hold AFTER INSERT ON history.pack_minute
                        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.pack_id = 'fault-kill')
                        EXECUTE FUNCTION public.hold();
                    """);
            chain.send(frames("fault-kill", 1));

            String kill = "SELECT count(pg_terminate_backend(pid)) AS n FROM pg_stat_activity"
                    + " WHERE wait_event = 'advisory' AND state = ?";
            Eventually.get(
                    () -> chain.row(kill, "active").get("n"),
                    killed -> Long.valueOf(1).equals(killed));
            assertThat(chain.statuses("fault-kill")).isEmpty();
            statement.execute("SELECT pg_advisory_unlock(4711)");
        }

        chain.awaitStatuses("fault-kill", FRAMES);
        chain.execute("DROP TRIGGER hold ON history.pack_minute; DROP FUNCTION public.hold()");
        assertThat(latestSequence("fault-kill")).isEqualTo(FRAMES);
    }

    @Test
    void theDatabaseIsAwayForAWhile() throws Exception {
        chain.send(frames("fault-away", 1));
        chain.awaitStatuses("fault-away", FRAMES);

        stopDatabase.run();
        try {
            chain.send(frames("fault-away", FRAMES + 1));
            Eventually.get(this::health, health -> health.contains("\"trouble\": \"PostgreSQL: "));
            assertThat(health()).contains("\"phase\": \"WAITING\"");
        } finally {
            startDatabase.run();
        }

        Eventually.get(this::health, health -> health.contains("\"phase\": \"RUNNING\""));
        chain.awaitStatuses("fault-away", 2 * FRAMES);
    }

    /** A restart goes on at the kept offsets: what is before them is not read again. */
    @Test
    void aRestartGoesOnWhereItWas() throws Exception {
        chain.send(frames("fault-restart", 1));
        chain.awaitStatuses("fault-restart", FRAMES);
        service.stop();
        // Were they read again, they would come back.
        chain.execute("DELETE FROM history.pack_minute WHERE pack_id = 'fault-restart'");
        chain.send(frames("fault-restart", FRAMES + 1));

        service.start();

        chain.awaitRows("latest_status", "fault-restart", 1);
        Eventually.get(() -> latestSequence("fault-restart"), sequence -> sequence == 2 * FRAMES);
        assertThat(chain.statuses("fault-restart")).hasSize(FRAMES);
    }

    /** Offsets that were put back, as by a restored backup: everything is read again, and every row is there once. */
    @Test
    void readingEverythingAgainChangesNothing() throws Exception {
        chain.send(frames("fault-again", 1));
        chain.awaitStatuses("fault-again", FRAMES);
        service.stop();
        Map<TopicPartition, KeptOffset> before = offsets.read();
        chain.execute("UPDATE history.topic_offset SET next_offset = 0 WHERE topic LIKE 'cellfleet.%'");

        service.start();

        Eventually.get(this::completePartitions, count -> count == 4);
        service.stop();
        assertThat(offsets.read()).isEqualTo(before);
        assertThat(chain.statuses("fault-again")).hasSize(FRAMES);
        assertThat(latestSequence("fault-again")).isEqualTo(FRAMES);
    }

    /** The minute that runs is written before the partitions go, so that the next reader has no work with it. */
    @Test
    void aStopInTheMiddleOfAMinute() throws Exception {
        long nowMs = System.currentTimeMillis();
        chain.send(Samples.frame("fault-stop", 1, nowMs, 51_200).build());
        Eventually.get(() -> open.held().statuses("fault-stop").size(), count -> count == 1);

        service.stop();

        assertThat(chain.statuses("fault-stop")).hasSize(1);
        assertThat(completePartitions()).isZero();
        assertThat(open.held().statuses("fault-stop")).isEmpty();
        service.start();
        chain.send(Samples.frame("fault-stop", 2, nowMs, 51_201).build());
        Eventually.get(() -> open.held().statuses("fault-stop").size(), count -> count == 1);
        Eventually.get(this::completePartitions, count -> count == 4);
    }

    /** Where it cannot be written, it is read again. */
    @Test
    void aStopInTheMiddleOfAMinuteWithoutTheDatabase() throws Exception {
        long nowMs = System.currentTimeMillis();
        chain.send(
                Samples.frame("fault-crash", 1, nowMs, 51_200).build(),
                Samples.frame("fault-crash", 2, nowMs - 60_000, 51_200).build());
        Eventually.get(() -> open.held().statuses("fault-crash").size(), count -> count >= 1);
        stopDatabase.run();
        try {
            service.stop();
        } finally {
            startDatabase.run();
        }
        chain.send(Samples.frame("fault-crash", 3, nowMs, 51_200).build());

        service.start();

        Eventually.get(this::health, health -> health.contains("\"phase\": \"RUNNING\""));
        Eventually.get(this::completePartitions, count -> count == 4);
        Eventually.get(
                () -> {
                    Set<Long> sequences = new TreeSet<>();
                    open.held()
                            .statuses("fault-crash")
                            .forEach(status -> sequences.add(status.getOrder().getSequence()));
                    chain.statuses("fault-crash")
                            .forEach(status -> sequences.add(status.getOrder().getSequence()));
                    return sequences;
                },
                Set.of(1L, 2L, 3L)::equals);
        service.stop();
        assertThat(chain.statuses("fault-crash"))
                .as("each once")
                .extracting(status -> status.getOrder().getSequence())
                .containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    /** Somebody else has moved the offset meanwhile: the batch is refused, and reading goes on where he is. */
    @Test
    void whoWasReplacedGoesOnWhereTheOtherOneIs() throws Exception {
        int partition = sendOne("fault-moved", 1);
        chain.awaitStatuses("fault-moved", 1);
        double refused = refused();
        moveOffset(partition, 1);

        sendOne("fault-moved", 2);
        Eventually.get(this::refused, now -> now == refused + 1);
        sendOne("fault-moved", 3);

        chain.awaitStatuses("fault-moved", 2);
        assertThat(latestSequence("fault-moved")).isEqualTo(3);
        assertThat(chain.statuses("fault-moved"))
                .extracting(status -> status.getOrder().getSequence())
                .containsExactly(1L, 3L);
    }

    /** Kafka does not have the kept offset: this is said, and nothing is skipped before somebody has decided so. */
    @Test
    void offsetsThatKafkaDoesNotHave() throws Exception {
        int partition = sendOne("fault-range", 1);
        chain.awaitStatuses("fault-range", 1);
        service.stop();
        moveOffset(partition, 1_000);
        service.start();
        sendOne("fault-range", 2);
        Eventually.get(this::health, health -> health.contains("set next_offset in history.topic_offset"));
        assertThat(health()).contains("cellfleet.status.v1-" + partition);
        assertThat(chain.statuses("fault-range")).hasSize(1);

        moveOffset(partition, -1_000);

        chain.awaitStatuses("fault-range", 2);
    }

    @Test
    void figuresAreShown() throws Exception {
        chain.send(frames("fault-figures", 1));
        chain.awaitStatuses("fault-figures", FRAMES);

        Eventually.get(this::figures, shown -> shown.contains("history_lag_records 0.0"));
        assertThat(figures())
                .contains("history_intake_running 1.0")
                .contains("history_records_read_total{topic=\"cellfleet.status.v1\"}")
                .contains("history_rows_written_total{table=\"pack_minute\"}")
                .contains("history_batch_seconds_count")
                .contains("history_batches_refused_total");
    }

    /** To the partition of its installation, which is given back. */
    private int sendOne(String packId, long sequence) throws Exception {
        PackStatus status =
                Samples.frame(packId, sequence, Samples.MIDNIGHT_MS, 51_200).build();
        return chain.send(Topics.STATUS, status.getInstallationId(), status.toByteArray())
                .partition();
    }

    private void moveOffset(int partition, int records) throws Exception {
        chain.execute("UPDATE history.topic_offset SET next_offset = next_offset + (" + records
                + ") WHERE topic = 'cellfleet.status.v1' AND partition = " + partition);
    }

    private int completePartitions() {
        return open.held().completePartitions().size();
    }

    private double refused() {
        return metrics.counter("history.batches.refused").count();
    }

    private String figures() {
        return RestAssured.get(ready.toString().replace("/health/ready", "/metrics"))
                .asString();
    }

    private String health() {
        return RestAssured.get(ready).asString();
    }

    private long latestSequence(String packId) throws Exception {
        return (Long)
                Objects.requireNonNull(chain.row("SELECT sequence FROM history.latest_status WHERE pack_id = ?", packId)
                        .get("sequence"));
    }

    private static PackStatus[] frames(String packId, long firstSequence) {
        return LongStream.range(firstSequence, firstSequence + FRAMES)
                .mapToObj(sequence -> Samples.cellFrame(
                                packId, sequence, Samples.MIDNIGHT_MS + sequence, (int) (sequence % 16) + 1, 3_200)
                        .build())
                .toArray(PackStatus[]::new);
    }
}
