package io.cellfleet.engine.stream;

import io.cellfleet.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A real broker with the topics, for as long as the engine's tests run. */
public class Broker implements QuarkusTestResourceLifecycleManager {

    private static final int PARTITIONS = 2;

    private EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("cellfleet-engine-test");
            kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
            kafka.createTopics(PARTITIONS);
            return Map.of(
                    "kafka.bootstrap.servers",
                    kafka.bootstrapServers(),
                    "kafka-streams.state.dir",
                    folder.resolve("streams").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        kafka.close();
    }
}
