package io.cellfleet.api.world;

import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.embedded.EmbeddedPostgresql;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What stands around the service in its tests: a real broker, a real database, and a history of our own. */
public final class World implements QuarkusTestResourceLifecycleManager {

    /** Of user admin. */
    public static final String ADMIN_PASSWORD = "a password for tests";

    /** 64 hexadecimal digits. */
    public static final String FLEET_SECRET = "5a".repeat(32);

    private EmbeddedKafka kafka;
    private EmbeddedPostgresql postgresql;
    private FakeHistory history;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("cellfleet-api-test");
            kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
            kafka.createTopics(2);
            postgresql = EmbeddedPostgresql.start(null, 0);
            history = new FakeHistory(0);
            history.knows(Statuses.latest("known-before", 7));
            return Map.of(
                    "kafka.bootstrap.servers",
                    kafka.bootstrapServers(),
                    "quarkus.datasource.jdbc.url",
                    postgresql.jdbcUrl(),
                    "quarkus.datasource.username",
                    EmbeddedPostgresql.USER,
                    "quarkus.datasource.password",
                    EmbeddedPostgresql.PASSWORD,
                    "quarkus.grpc.clients.history.test-port",
                    Integer.toString(history.port()),
                    "cellfleet.api.secrets",
                    folder.resolve("secrets").toString(),
                    "cellfleet.api.first-administrator-password",
                    ADMIN_PASSWORD,
                    "cellfleet.api.fleet-secret",
                    FLEET_SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(history, new TestInjector.MatchesType(FakeHistory.class));
    }

    @Override
    public void stop() {
        history.close();
        kafka.close();
        try {
            postgresql.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
