package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.trace.RecordTraces;
import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.engine.figures.EngineFigures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;

/** With the settings it is packaged with, a stopped engine leaves its group, so that others need not wait for its session to end. */
class LeaveGroupTest {

    private static final String GROUP = "bms-engine";
    private static final Duration TO_JOIN = Duration.ofSeconds(60);

    /** Much less than the session's timeout. */
    private static final Duration TO_LEAVE = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @Test
    void aStoppedEngineIsNoMemberAnyMore() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            kafka.createTopics(1);
            try (KafkaStreams engine = engine(kafka)) {
                engine.start();
                assertThat(comesTo(admin, 1, TO_JOIN)).isTrue();

                assertThat(engine.close(Duration.ofSeconds(60))).isTrue();

                assertThat(comesTo(admin, 0, TO_LEAVE)).isTrue();
            }
        }
    }

    private KafkaStreams engine(EmbeddedKafka kafka) throws Exception {
        // As Quarkus does: one of the settings is a class that needs it.
        RocksDB.loadLibrary();
        Properties config = new Properties();
        asPackaged().forEach((name, value) -> {
            if (name.toString().startsWith("kafka-streams.")) {
                config.put(name.toString().substring("kafka-streams.".length()), value);
            }
        });
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, GROUP);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
        FakeDownlinks downlinks = new FakeDownlinks();
        EngineFigures figures = new EngineFigures(new SimpleMeterRegistry());
        return new KafkaStreams(
                EngineTopology.build(
                        Stepping.OF_THE_CORE,
                        downlinks,
                        Optional::empty,
                        figures,
                        new RecordTraces(OpenTelemetry.noop())),
                config);
    }

    private static Properties asPackaged() throws Exception {
        try (InputStream file = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            Properties all = new Properties();
            all.load(file);
            return all;
        }
    }

    private static boolean comesTo(Admin admin, int members, Duration patience) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (members(admin) != members) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }

    private static int members(Admin admin) throws Exception {
        boolean known = admin.listGroups().all().get().stream()
                .anyMatch(group -> group.groupId().equals(GROUP));
        return known
                ? admin.describeConsumerGroups(List.of(GROUP))
                        .all()
                        .get()
                        .get(GROUP)
                        .members()
                        .size()
                : 0;
    }
}
