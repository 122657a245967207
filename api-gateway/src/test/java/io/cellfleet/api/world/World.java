package io.cellfleet.api.world;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.embedded.EmbeddedPostgresql;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
    private GreenMail mail;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("cellfleet-api-test");
            kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
            kafka.createTopics(2);
            postgresql = EmbeddedPostgresql.start(null, 0);
            history = new FakeHistory(0);
            history.knows(Statuses.latest("known-before", 7));
            mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
            Map<String, String> config = new HashMap<>();
            config.put("kafka.bootstrap.servers", kafka.bootstrapServers());
            config.put("quarkus.datasource.jdbc.url", postgresql.jdbcUrl());
            config.put("quarkus.datasource.username", EmbeddedPostgresql.USER);
            config.put("quarkus.datasource.password", EmbeddedPostgresql.PASSWORD);
            config.put("quarkus.grpc.clients.history.test-port", Integer.toString(history.port()));
            config.put("cellfleet.api.secrets", folder.resolve("secrets").toString());
            config.put("cellfleet.api.first-administrator-password", ADMIN_PASSWORD);
            config.put("cellfleet.api.fleet-secret", FLEET_SECRET);
            config.put("quarkus.mailer.mock", "false");
            config.put("quarkus.mailer.host", "127.0.0.1");
            config.put("quarkus.mailer.port", Integer.toString(mail.getSmtp().getPort()));
            config.put("quarkus.mailer.from", "cellfleet@example.com");
            config.put("cellfleet.api.metrics.every", "500ms");
            config.put("cellfleet.api.notify.every", "200ms");
            config.put("cellfleet.api.notify.gather", "1500ms");
            config.put("cellfleet.api.notify.first-pause", "100ms");
            config.put("cellfleet.api.notify.attempts", "3");
            config.put("cellfleet.api.notify.local-targets", "true");
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(history, new TestInjector.MatchesType(FakeHistory.class));
        injector.injectIntoFields(mail, new TestInjector.MatchesType(GreenMail.class));
    }

    @Override
    public void stop() {
        mail.stop();
        history.close();
        kafka.close();
        try {
            postgresql.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
