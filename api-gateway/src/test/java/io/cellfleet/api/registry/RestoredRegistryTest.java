package io.cellfleet.api.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.cellfleet.api.audit.Audit;
import io.cellfleet.api.audit.By;
import io.cellfleet.api.audit.Precondition;
import io.cellfleet.api.caller.Caller;
import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.PackSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database and the topic are of different moments, each in its turn the older one. */
@QuarkusTest
@QuarkusTestResource(World.class)
class RestoredRegistryTest {

    private static final String OUTBOX_LOCK = "select pg_advisory_lock(" + 0x63666f7574626f78L + ")";

    /** In the order in which rows may come; each with what picks the rows of a test. */
    private static final List<String> TABLES = List.of("tenant", "installation", "gateway", "pack");

    private static final By BY = new By(Caller.ITSELF, "", Precondition.ANY);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    AgroalDataSource database;

    @Inject
    TopicAgreement agreement;

    @Inject
    Timeline timeline;

    @Inject
    SettingsTopic topic;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    Event<Object> events;

    Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker(bootstrapServers);
    }

    /** A backup comes back, and the fleet has gone on: it goes on as it is. */
    @Test
    void theTopicIsLater() throws Exception {
        Api.putInstallation("back-site");
        Api.putInstallation("back-other");
        Api.putPack("back-1", "back-site");
        Api.putPack("back-2", "back-site");
        awaitRevision("back-site", 3);
        InstallationSettings past = newest("back-site");
        backUp("back-");

        Api.asAdministrator()
                .header("If-Match", "\"3\"")
                .body(Map.of("name", "Renamed", "timeZone", "Europe/Zurich", "tags", List.of("alps")))
                .put("/api/v1/installations/back-site");
        putPack("back-1", "back-site", Map.of("vMaxMv", 3_600));
        putPack("back-2", "back-other", Map.of());
        Api.putPack("back-3", "back-site");
        Api.asAdministrator().body(Map.of("name", "New")).put("/api/v1/tenants/back-tenant");
        Api.asAdministrator()
                .body(Map.of("name", "New", "timeZone", "Europe/Prague", "tenantId", "back-tenant"))
                .put("/api/v1/installations/back-new");
        Api.asAdministrator()
                .body(Map.of("name", "Shed", "tenantId", "back-tenant"))
                .put("/api/v1/gateways/back-gateway")
                .then()
                .statusCode(201);
        Map<String, Object> withGateway = new HashMap<>(Api.pack("back-new"));
        withGateway.put("gatewayId", "back-gateway");
        withGateway.put("unlinkedPolicy", "open");
        Api.asAdministrator()
                .body(withGateway)
                .put("/api/v1/packs/back-new-1")
                .then()
                .statusCode(201);
        awaitRevision("back-site", 7);
        awaitRevision("back-other", 2);
        awaitRevision("back-new", 2);
        List<InstallationSettings> told = broker.read(Topics.SETTINGS, InstallationSettings.parser());

        try (Connection whoeverSendsNow = database.getConnection()) {
            whoeverSendsNow.createStatement().execute(OUTBOX_LOCK);
            restore("back-");
            waitInOutbox(past);
            agreement.reach();
            whoeverSendsNow.createStatement().execute("select pg_advisory_unlock_all()");
        }

        Api.as("viewer")
                .get("/api/v1/installations/back-site")
                .then()
                .body("name", equalTo("Renamed"), "timeZone", equalTo("Europe/Zurich"), "revision", equalTo(7))
                .body("packIds", containsInAnyOrder("back-1", "back-3"))
                .body("tags", empty());
        Api.as("viewer").get("/api/v1/installations/back-other").then().body("packIds", contains("back-2"));
        Api.as("viewer")
                .get("/api/v1/packs/back-1/settings")
                .then()
                .body("wished.vMaxMv", equalTo(3_600), "author", equalTo("cellfleet itself"));
        Api.asAdministrator()
                .get("/api/v1/packs/back-new-1")
                .then()
                .body("assignment.gatewayId", equalTo("back-gateway"))
                .body("assignment.unlinkedPolicy", equalTo("open"));
        Api.asAdministrator()
                .get("/api/v1/gateways/back-gateway")
                .then()
                .body("keyFrom", equalTo(1), "name", equalTo("back-gateway"), "tenantId", equalTo("back-tenant"));
        Api.asAdministrator()
                .get("/api/v1/audit?object=back-1&kind=pack&limit=1")
                .then()
                .body("changes[0].author", equalTo("cellfleet itself"), "changes[0].operation", equalTo("taken over"))
                .body("changes[0].revision", equalTo(2), "changes[0].before.settings.vMaxMv", nullValue())
                .body("changes[0].after.settings.vMaxMv", equalTo(3_600));

        agreement.reach();
        assertThat(audited("back-1", "taken over")).as("once").isEqualTo(1);
        putPack("back-1", "back-site", Map.of("vMaxMv", 3_650));
        awaitRevision("back-site", 8);
        List<InstallationSettings> now = broker.read(Topics.SETTINGS, InstallationSettings.parser());
        assertThat(now.stream().filter(settings -> settings.getInstallationId().startsWith("back-")))
                .as("neither what was of the past nor what is known was told")
                .hasSize((int) told.stream()
                                .filter(settings -> settings.getInstallationId().startsWith("back-"))
                                .count()
                        + 1);
        assertThat(pack(newest("back-site"), "back-1").getRevision()).isEqualTo(3);
    }

    /** What no engine takes is no reason to fall behind it. */
    @Test
    void theTopicIsLaterAndSaysWhatCannotBe() {
        Api.putInstallation("refused-site");
        Api.putPack("refused-1", "refused-site");
        awaitRevision("refused-site", 2);
        InstallationSettings.Builder later = newest("refused-site").toBuilder().setRevision(20);
        later.getPacksBuilder(0)
                .setRevision(9)
                .setVMaxMv(60_000)
                .setGatewayId("refused-gateway")
                .setGatewayKeyFrom(3);
        broker.send(Topics.SETTINGS, "refused-site", later.build());
        broker.send(
                Topics.SETTINGS,
                "refused-new",
                later.setInstallationId("refused-new").build());

        agreement.reach();

        awaitRevision("refused-site", 21);
        assertThat(pack(newest("refused-site"), "refused-1"))
                .satisfies(pack -> assertThat(pack.getRevision()).isEqualTo(10))
                .satisfies(pack -> assertThat(pack.getVMaxMv()).isEqualTo(3_700));
        Api.asAdministrator()
                .get("/api/v1/audit?object=refused-1&kind=pack&limit=1")
                .then()
                .body("changes[0].operation", equalTo("revision raised"), "changes[0].revision", equalTo(10));
        Api.asAdministrator()
                .get("/api/v1/gateways/refused-gateway")
                .then()
                .body("keyFrom", equalTo(3), "keyGeneration", equalTo(3));

        Api.putInstallation("refused-new");
        awaitRevision("refused-new", 21);
    }

    /** A pack that somebody has moved away since, of which only one half was told. */
    @Test
    void aPackThatTheTopicHasNowhereIsToldAgain() {
        Api.putInstallation("half-site");
        Api.putPack("half-1", "half-site");
        awaitRevision("half-site", 2);
        broker.send(
                Topics.SETTINGS,
                "half-site",
                newest("half-site").toBuilder().setRevision(5).clearPacks().build());

        agreement.reach();

        awaitRevision("half-site", 6);
        assertThat(newest("half-site").getPacksList()).hasSize(1);
    }

    /** Kafka was lost: everything is told again under the revision that it has, and no action a second time. */
    @Test
    void theTopicIsEmpty() throws Exception {
        Api.putInstallation("lost-site");
        Api.putPack("lost-1", "lost-site");
        Api.as("operator")
                .header("Idempotency-Key", "lost-action")
                .body(Map.of("code", "Vh", "note", "seen"))
                .post("/api/v1/packs/lost-1/actions/acknowledge-warning")
                .then()
                .statusCode(202);
        awaitRevision("lost-site", 2);
        Eventually.succeeds(() -> assertThat(waiting()).isZero());
        InstallationSettings before = newest("lost-site");
        int audited = audited("lost-site", "%");
        makeAnew(Topics.SETTINGS, Topics.OPERATOR_ACTIONS);

        agreement.reach();

        awaitRevision("lost-site", 2);
        Eventually.succeeds(() -> assertThat(waiting()).isZero());
        assertThat(broker.settings("lost-site")).containsExactly(before);
        assertThat(broker.read(Topics.SETTINGS, InstallationSettings.parser()))
                .extracting(InstallationSettings::getInstallationId)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(texts("select id from registry.installation"));
        assertThat(broker.read(Topics.OPERATOR_ACTIONS, OperatorAction.parser()))
                .isEmpty();
        assertThat(audited("lost-site", "%")).as("nothing was changed").isEqualTo(audited);

        agreement.reach();
        Eventually.succeeds(() -> assertThat(waiting()).isZero());
        assertThat(broker.settings("lost-site")).hasSize(1);
    }

    /** A copy that has become the primary may have lost what the topic has been told already. */
    @Test
    void ofAnotherCopyNothingIsTakenBeforeItWasCompared() {
        String here = QuarkusTransaction.requiringNew().call(timeline::here);
        assertThat(here).matches("[0-9A-F]{8}");
        AtomicReference<String> now = new AtomicReference<>(here);
        Timeline ofACluster = new Timeline(null) {
            @Override
            String here() {
                return now.get();
            }
        };
        TopicAgreement of = new TopicAgreement(ofACluster, topic, outbox, audit, events, new SimpleMeterRegistry());
        of.reach();
        of.check();
        assertThat(of.holdsHere()).isTrue();

        now.set("000000FF");

        assertThatThrownBy(of::check)
                .isInstanceOf(NotYetAgreedException.class)
                .hasMessageContaining("another copy than before");
        assertThat(of.holdsHere()).as("nothing is sent either").isFalse();
        assertThat(new RegistryReady(of).call().getStatus())
                .as("but whoever looks is answered")
                .isEqualTo(HealthCheckResponse.Status.UP);
        of.reach();
        of.check();
        assertThat(of.timesReached()).isEqualTo(2);
    }

    /** Whoever does not know what the fleet runs on changes nothing and sends nothing. */
    @Test
    void withoutKafkaNoChangeIsTaken() throws Exception {
        MeterRegistry meters = new SimpleMeterRegistry();
        TopicAgreement alone = new TopicAgreement(
                timeline, new SettingsTopic(Map.of("bootstrap.servers", "127.0.0.1:1")), outbox, audit, events, meters);
        alone.start(new StartupEvent());
        try {
            Registry registry = new Registry(alone, outbox, audit, null);

            assertThat(alone.isReached()).isFalse();
            assertThat(new RegistryReady(alone).call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
            assertThat(meters.get("cellfleet.registry.agreed").gauge().value()).isZero();
            assertThatThrownBy(() -> registry.putInstallation(
                            "alone",
                            new InstallationWish("Alone", "Europe/Prague", null, null, List.of(), false),
                            Optional.empty(),
                            BY))
                    .isInstanceOf(NotYetAgreedException.class)
                    .hasMessageStartingWith("cellfleet.settings.v1 ");
        } finally {
            alone.stop(null);
        }
    }

    private static void putPack(String id, String installationId, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of("cellCount", 16, "chemistry", "LiFePO4", "capacityWh", 10_240));
        all.putAll(settings);
        Api.asAdministrator()
                .header("If-Match", "*")
                .header("Pack-Pin", "1234")
                .body(Map.of("installationId", installationId, "name", "House", "settings", all))
                .put("/api/v1/packs/" + id)
                .then()
                .statusCode(200);
    }

    private void backUp(String prefix) throws SQLException {
        execute("drop schema if exists saved cascade", "create schema saved");
        for (String table : TABLES) {
            execute("create table saved." + table + " as select * from registry." + table + " where id like '" + prefix
                    + "%'");
        }
    }

    private void restore(String prefix) throws SQLException {
        for (String table : TABLES.reversed()) {
            execute("delete from registry." + table + " where id like '" + prefix + "%'");
        }
        for (String table : TABLES) {
            execute("insert into registry." + table + " select * from saved." + table);
        }
        execute("drop schema saved cascade");
    }

    private void waitInOutbox(InstallationSettings message) throws SQLException {
        try (Connection connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into registry.outbox (installation_id, message) values (?, ?)")) {
            insert.setString(1, message.getInstallationId());
            insert.setBytes(2, message.toByteArray());
            insert.executeUpdate();
        }
    }

    private void makeAnew(String... topics) throws Exception {
        Set<String> names = Set.of(topics);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            int partitions = admin.describeTopics(names)
                    .topicNameValues()
                    .get(Topics.SETTINGS)
                    .get()
                    .partitions()
                    .size();
            admin.deleteTopics(names).all().get();
            while (admin.listTopics().names().get().stream().anyMatch(names::contains)) {
                Thread.sleep(20);
            }
            admin.createTopics(Topics.all().stream()
                            .filter(topic -> names.contains(topic.name()))
                            .map(topic -> new NewTopic(topic.name(), partitions, (short) 1).configs(topic.config()))
                            .toList())
                    .all()
                    .get();
        }
    }

    private void awaitRevision(String installationId, long revision) {
        Eventually.succeeds(() -> assertThat(broker.settings(installationId))
                .last()
                .extracting(InstallationSettings::getRevision)
                .isEqualTo(revision));
    }

    private InstallationSettings newest(String installationId) {
        return broker.settings(installationId).getLast();
    }

    private static PackSettings pack(InstallationSettings settings, String packId) {
        return settings.getPacksList().stream()
                .filter(pack -> pack.getPackId().equals(packId))
                .findFirst()
                .orElseThrow();
    }

    private int audited(String objectId, String operation) {
        return Integer.parseInt(texts("select count(*) from registry.audit where object_id = '" + objectId
                        + "' and operation like '" + operation + "'")
                .getFirst());
    }

    private int waiting() {
        return Integer.parseInt(texts("select count(*) from registry.outbox").getFirst());
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> texts(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
