package io.cellfleet.history.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.history.v1.ChangesCursor;
import io.cellfleet.contract.history.v1.ChangesReply;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.store.Changes;
import io.cellfleet.history.store.KeptOffset;
import io.cellfleet.history.store.TopicOffsets;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Eventually;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kafka was lost, or somebody made the topics anew, and the tables are as they were. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class TopicsAnewTest {

    private static final Set<String> READ = Set.of(Topics.STATUS, Topics.EVENTS, Topics.SETTINGS);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Inject
    Chain chain;

    @Inject
    IntakeService service;

    @Inject
    TopicOffsets offsets;

    @Inject
    Changes changes;

    @Inject
    MeterRegistry metrics;

    @Inject
    IntakeState state;

    @AfterEach
    void goOn() {
        service.start();
    }

    /** The kept offset is behind the end of the new topic. */
    @Test
    void anEmptyTopicIsReadFromItsBeginning() throws Exception {
        PackEvent before =
                Samples.event("anew-empty", 1, 0, Samples.MIDNIGHT_MS).build();
        chain.send(frames("anew-empty", 1, 20));
        chain.send(before);
        chain.awaitStatuses("anew-empty", 20);
        chain.awaitRows("event", "anew-empty", 1);
        service.stop();
        Map<TopicPartition, KeptOffset> read = offsets.read();
        ChangesCursor copied = changes.now().getNext();
        double begun = begunAnew();

        makeAnew();
        // One that is known, as the engine may say it again, and one that is not.
        chain.send(frames("anew-empty", 20, 2));
        PackEvent event =
                Samples.event("anew-empty", 21, 0, Samples.MIDNIGHT_MS).build();
        chain.send(before, event);
        service.start();

        chain.awaitStatuses("anew-empty", 21);
        chain.awaitRows("event", "anew-empty", 2);
        assertThat(begunAnew()).isEqualTo(begun + READ.size() * Servers.PARTITIONS);
        assertThat(offsets.read()).allSatisfy((partition, kept) -> {
            if (READ.contains(partition.topic())) {
                KeptOffset last = read.get(partition);
                assertThat(kept.generation()).isEqualTo(last.generation() + 1);
                assertThat(kept.topicId()).isNotEqualTo(last.topicId());
            }
        });
        assertThat(eventsAfter(copied)).as("whoever keeps a copy is told").containsExactly(event);
    }

    /** The kept offset lies within the new topic: what is before it must not be passed over. */
    @Test
    void aTopicThatIsFullAlreadyIsReadFromItsBeginning() throws Exception {
        service.stop();
        makeAnew();
        chain.send(frames("anew-full", 1, 3));
        service.start();
        chain.awaitStatuses("anew-full", 3);
        service.stop();

        makeAnew();
        chain.send(frames("anew-full", 4, 8));
        service.start();

        chain.awaitStatuses("anew-full", 11);
    }

    @Test
    void itIsNoticedWhileItReads() throws Exception {
        chain.send(frames("anew-running", 1, 5));
        chain.awaitStatuses("anew-running", 5);
        double begun = begunAnew();

        makeAnew();
        chain.send(frames("anew-running", 6, 200));

        chain.awaitStatuses("anew-running", 205);
        assertThat(begunAnew()).isGreaterThan(begun);
    }

    /** A release before kept no ids. Then it is believed that the topics are the same, and nothing is read again. */
    @Test
    void idsThatAReleaseBeforeDidNotKeep() throws Exception {
        chain.send(frames("anew-upgrade", 1, 5));
        chain.awaitStatuses("anew-upgrade", 5);
        service.stop();
        Map<TopicPartition, KeptOffset> read = offsets.read();
        chain.execute("UPDATE history.topic_offset SET topic_id = NULL");
        // Were they read again, they would come back.
        chain.execute("DELETE FROM history.pack_minute WHERE pack_id = 'anew-upgrade'");
        chain.send(frames("anew-upgrade", 6, 1));

        service.start();

        chain.awaitStatuses("anew-upgrade", 1);
        service.stop();
        assertThat(offsets.read()).allSatisfy((partition, kept) -> {
            if (READ.contains(partition.topic())) {
                assertThat(kept.topicId()).isEqualTo(read.get(partition).topicId());
                assertThat(kept.generation()).isEqualTo(read.get(partition).generation());
            }
        });
    }

    /** A backup is older than what Kafka keeps: the hole is said, and gone on behind once somebody has decided so. */
    @Test
    void whatKafkaHasDeletedMeanwhile() throws Exception {
        chain.send(frames("anew-hole", 1, 5));
        chain.awaitStatuses("anew-hole", 5);
        service.stop();
        PackStatus next = frames("anew-hole", 6, 1)[0];
        TopicPartition partition = new TopicPartition(
                Topics.STATUS,
                chain.send(Topics.STATUS, next.getInstallationId(), next.toByteArray())
                        .partition());
        long kept = offsets.read().get(partition).next();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(kept)))
                    .all()
                    .get();
        }
        String ofIt = " WHERE topic = '" + partition.topic() + "' AND partition = " + partition.partition();
        chain.execute("UPDATE history.topic_offset SET next_offset = 0" + ofIt);
        service.start();
        Eventually.get(
                () -> String.valueOf(state.now().trouble()),
                trouble -> trouble.startsWith("Kafka does not have the next records any more")
                        && trouble.contains(partition.toString()));
        assertThat(chain.statuses("anew-hole")).hasSize(5);

        chain.execute("UPDATE history.topic_offset SET topic_id = 'what it has'" + ofIt);

        chain.awaitStatuses("anew-hole", 6);
    }

    /** Settings that are said again with the revision that is known change nothing; a later one does. */
    @Test
    void settingsThatAreToldAgain() throws Exception {
        InstallationSettings known = InstallationSettings.newBuilder()
                .setInstallationId("anew-site")
                .setTenantId("default")
                .setTimeZone("Europe/Prague")
                .setRevision(7)
                .build();
        chain.send(Topics.SETTINGS, "anew-site", known.toByteArray());
        Eventually.get(this::zone, "Europe/Prague"::equals);
        service.stop();

        makeAnew();
        chain.send(Topics.SETTINGS, "anew-site", known.toByteArray());
        chain.send(
                Topics.SETTINGS,
                "anew-site",
                known.toBuilder()
                        .setRevision(8)
                        .setTimeZone("Europe/Zurich")
                        .build()
                        .toByteArray());
        service.start();

        Eventually.get(this::zone, "Europe/Zurich"::equals);
    }

    private Object zone() throws Exception {
        return chain.rows("SELECT time_zone FROM history.installation WHERE installation_id = ?", "anew-site").stream()
                .<Object>map(row -> String.valueOf(row.get("time_zone")))
                .findFirst()
                .orElse("none");
    }

    private List<PackEvent> eventsAfter(ChangesCursor cursor) throws Exception {
        List<PackEvent> events = new ArrayList<>();
        ChangesReply reply = changes.read(cursor, 500);
        events.addAll(reply.getEventsList());
        while (reply.getMore()) {
            reply = changes.read(reply.getNext(), 500);
            events.addAll(reply.getEventsList());
        }
        return events;
    }

    private double begunAnew() {
        return metrics.counter("history.partitions.anew").count();
    }

    private void makeAnew() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.deleteTopics(READ).all().get();
            Eventually.get(
                    () -> admin.listTopics().names().get(),
                    names -> names.stream().noneMatch(READ::contains));
            admin.createTopics(Topics.all().stream()
                            .filter(topic -> READ.contains(topic.name()))
                            .map(topic ->
                                    new NewTopic(topic.name(), Servers.PARTITIONS, (short) 1).configs(topic.config()))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static PackStatus[] frames(String packId, long firstSequence, int count) {
        return LongStream.range(firstSequence, firstSequence + count)
                .mapToObj(sequence -> Samples.frame(packId, sequence, Samples.MIDNIGHT_MS + sequence, 51_200)
                        .build())
                .toArray(PackStatus[]::new);
    }
}
