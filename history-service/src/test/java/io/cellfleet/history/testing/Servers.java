package io.cellfleet.history.testing;

import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.embedded.EmbeddedPostgresql;
import io.cellfleet.embedded.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One real broker and one real database for all tests. The database can be stopped and started by a test. */
public final class Servers implements QuarkusTestResourceLifecycleManager {

    public static final int PARTITIONS = 4;

    private @Nullable Path folder;
    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedPostgresql postgresql;
    private int port;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("history-test");
            kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
            kafka.createTopics(PARTITIONS);
            port = FreePort.find();
            startDatabase();
            String grpcPort = Integer.toString(FreePort.find());
            return Map.ofEntries(
                    Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                    Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres"),
                    Map.entry("quarkus.grpc.server.test-port", grpcPort),
                    Map.entry("quarkus.grpc.clients.history.host", "127.0.0.1"),
                    Map.entry("quarkus.grpc.clients.history.port", grpcPort),
                    Map.entry("quarkus.grpc.clients.history.max-inbound-message-size", "67108864"),
                    Map.entry("history.intake.retry-after", "100ms"),
                    // Whatever is not of the minute that runs is written soon.
                    Map.entry("history.intake.close-every", "200ms"),
                    Map.entry("history.intake.wait-for-late", "0s"),
                    Map.entry("history.peers.every", "100ms"),
                    Map.entry("history.rollup.every", "200ms"),
                    Map.entry("history.rollup.days-every", "200ms"),
                    Map.entry("history.rollup.wait-for-minutes", "0s"),
                    // Tests call it for days of their own.
                    Map.entry("history.keeping.every", "24h"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test that has a field {@code Runnable stopDatabase} or {@code startDatabase} can do so. */
    @Override
    public void inject(TestInjector injector) {
        inject(injector, "stopDatabase", this::stopDatabase);
        inject(injector, "startDatabase", this::startDatabase);
    }

    private static void inject(TestInjector injector, String name, Runnable action) {
        injector.injectIntoFields(
                action,
                field -> field.getType() == Runnable.class && field.getName().equals(name));
    }

    @Override
    public void stop() {
        stopDatabase();
        if (kafka != null) {
            kafka.close();
        }
        if (folder != null) {
            delete(folder);
        }
    }

    private void startDatabase() {
        try {
            postgresql = EmbeddedPostgresql.start(Objects.requireNonNull(folder).resolve("postgresql"), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stopDatabase() {
        try {
            if (postgresql != null) {
                postgresql.close();
                postgresql = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
