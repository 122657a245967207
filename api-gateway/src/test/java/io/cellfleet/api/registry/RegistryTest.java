package io.cellfleet.api.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.v1.InstallationSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a PUT over the real database to the real topic. */
@QuarkusTest
@QuarkusTestResource(World.class)
class RegistryTest {

    private static final String OUTBOX_LOCK = "select pg_advisory_lock(" + 0x63666f7574626f78L + ")";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    AgroalDataSource database;

    @Inject
    FragileSender sender;

    @Inject
    MeterRegistry meters;

    Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker(bootstrapServers);
    }

    @Test
    void aChangeIsReadBackAndPublishedComplete() {
        Api.asAdministrator()
                .body("""
                        {"name": "Hut", "timeZone": "Europe/Prague", "latitude": 50.1, "longitude": 14.4,
                         "tags": ["alps"], "simulated": true}""")
                .put("/api/v1/installations/hut")
                .then()
                .statusCode(201)
                .body("revision", equalTo(1), "simulated", equalTo(true), "tags", contains("alps"));
        Api.asAdministrator()
                .body(Api.pack("hut"))
                .put("/api/v1/packs/hut-1")
                .then()
                .statusCode(201);

        Api.as("viewer")
                .get("/api/v1/installations/hut")
                .then()
                .statusCode(200)
                .body("name", equalTo("Hut"), "latitude", equalTo(50.1f), "packIds", contains("hut-1"))
                .body("revision", equalTo(2));
        Eventually.succeeds(() -> {
            InstallationSettings newest = newest("hut");
            assertThat(newest.getRevision()).isEqualTo(2);
            assertThat(newest.getTenantId()).isEqualTo("default");
            assertThat(newest.getTimeZone()).isEqualTo("Europe/Prague");
            assertThat(newest.getPacksList()).singleElement().satisfies(pack -> {
                assertThat(pack.getPackId()).isEqualTo("hut-1");
                assertThat(pack.getVMaxMv()).as("the preset of LiFePO4").isEqualTo(3_700);
                assertThat(pack.getVBalanceMv()).isEqualTo(3_400);
                assertThat(pack.getMinimumOffSeconds()).isEqualTo(60);
            });
        });
    }

    @Test
    void whatChangesNothingIsNotPublished() {
        Api.putInstallation("same");
        Api.putPack("same-1", "same");
        Eventually.succeeds(() -> assertThat(newest("same").getRevision()).isEqualTo(2));

        Api.asAdministrator()
                .body(Api.pack("same"))
                .put("/api/v1/packs/same-1")
                .then()
                .statusCode(200);
        Api.putInstallation("same");

        Api.as("viewer").get("/api/v1/installations/same").then().body("revision", equalTo(2));
        assertThat(revisions("same")).containsExactly(1L, 2L);
    }

    @Test
    void aCommittedChangeIsPublishedLaterWhenNobodyCouldSendIt() throws SQLException {
        try (Connection whoeverSendsNow = database.getConnection()) {
            whoeverSendsNow.createStatement().execute(OUTBOX_LOCK);
            Api.putInstallation("later");
            Api.asAdministrator()
                    .header("If-Match", "\"1\"")
                    .body(Map.of("name", "Renamed", "timeZone", "Europe/Prague"))
                    .put("/api/v1/installations/later");
            assertThat(waiting("later")).as("committed, not sent").isEqualTo(2);
            assertThat(broker.settings("later")).isEmpty();
            Eventually.succeeds(() -> assertThat(messagesWaiting()).isEqualTo(2));
            whoeverSendsNow.createStatement().execute("select pg_advisory_unlock_all()");
        }

        Eventually.succeeds(() -> assertThat(revisions("later")).containsExactly(1L, 2L));
        Eventually.succeeds(() -> assertThat(waiting("later")).isZero());
        Eventually.succeeds(() -> assertThat(messagesWaiting()).isZero());
    }

    @Test
    void whoDiesBetweenAcknowledgementAndCommitSendsTheSameAgain() {
        sender.diesOnceAfterSending("twice");

        Api.putInstallation("twice");

        Eventually.succeeds(() -> assertThat(waiting("twice")).isZero());
        assertThat(revisions("twice")).containsExactly(1L, 1L);
    }

    @Test
    void pagesEndWhereTheyShould() {
        List.of("page-a", "page-b", "page-c").forEach(Api::putInstallation);

        String next = Api.as("viewer")
                .get("/api/v1/installations?text=page-&limit=2")
                .then()
                .body("installations.id", contains("page-a", "page-b"))
                .extract()
                .path("next");
        Api.as("viewer")
                .get("/api/v1/installations?text=page-&limit=2&after=" + next)
                .then()
                .body("installations.id", contains("page-c"), "next", nullValue());
        Api.as("viewer")
                .get("/api/v1/installations?text=page&limit=2&after=" + next)
                .then()
                .statusCode(400)
                .body("detail", containsString("of another question"));
    }

    @Test
    void aPackMovesAndIsNeverInTwoInstallations() {
        Api.putInstallation("one");
        Api.putInstallation("other");
        Api.putPack("mine", "one");
        Api.asAdministrator()
                .header("If-Match", "\"1\"")
                .body(Api.pack("other"))
                .queryParam("reason", "van sold")
                .put("/api/v1/packs/mine")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("installationId", equalTo("other"));
        Api.as("viewer").get("/api/v1/installations/one").then().body("packIds", empty());
        Api.as("viewer").get("/api/v1/installations/other").then().body("packIds", contains("mine"));
        Eventually.succeeds(() -> {
            assertThat(newest("one").getPacksList()).isEmpty();
            assertThat(newest("other").getPacksList()).hasSize(1);
        });
        Api.asAdministrator()
                .get("/api/v1/audit?kind=pack&object=mine&limit=1")
                .then()
                .body("changes[0].operation", equalTo("moved"), "changes[0].reason", equalTo("van sold"))
                .body("changes[0].before.installationId", equalTo("one"));
    }

    @Test
    void whatSomebodyElseHasChangedMeanwhileIsNotOverwritten() {
        Api.putInstallation("shared");
        Map<String, Object> renamed = Map.of("name", "Renamed", "timeZone", "Europe/Prague");
        Api.asAdministrator()
                .body(renamed)
                .put("/api/v1/installations/shared")
                .then()
                .statusCode(428)
                .body("parameter", equalTo("If-Match"), "detail", containsString("now \"1\""));
        Api.asAdministrator()
                .header("If-Match", "\"1\"")
                .body(renamed)
                .put("/api/v1/installations/shared")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        Api.asAdministrator()
                .header("If-Match", "\"1\"")
                .body(Map.of("name", "Again", "timeZone", "Europe/Prague"))
                .put("/api/v1/installations/shared")
                .then()
                .statusCode(412)
                .body("detail", equalTo("it is at revision 2 by now"));
        Api.asAdministrator()
                .header("If-None-Match", "*")
                .body(renamed)
                .put("/api/v1/installations/shared")
                .then()
                .statusCode(412);
        Api.asAdministrator()
                .header("If-Match", "2")
                .body(renamed)
                .put("/api/v1/installations/shared")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("If-Match"));
        Api.as("viewer").get("/api/v1/installations/shared").then().header("ETag", equalTo("\"2\""));
    }

    @Test
    void refusedSettingsNameEveryViolation() {
        Api.putInstallation("strict");
        Map<String, Object> pack = new HashMap<>(Api.pack("strict"));
        pack.put("settings", Map.of("cellCount", 1, "chemistry", "lead", "capacityWh", 10_240, "vMaxMv", 4));

        Api.asAdministrator()
                .body(pack)
                .put("/api/v1/packs/strict-1")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body(
                        "violations.field",
                        contains("settings.cellCount", "settings.chemistry", "settings.vMaxMv"),
                        "violations.message[0]",
                        equalTo("cellCount is 1 but must be 2 to 255"));
        Api.as("viewer").get("/api/v1/packs/strict-1").then().statusCode(404);
    }

    private InstallationSettings newest(String installationId) {
        List<InstallationSettings> all = broker.settings(installationId);
        assertThat(all).isNotEmpty();
        return all.getLast();
    }

    private List<Long> revisions(String installationId) {
        return broker.settings(installationId).stream()
                .map(InstallationSettings::getRevision)
                .toList();
    }

    private double messagesWaiting() {
        return meters.get("cellfleet.outbox.waiting").gauge().value();
    }

    private int waiting(String installationId) {
        try (Connection connection = database.getConnection();
                var query =
                        connection.prepareStatement("select count(*) from registry.outbox where installation_id = ?")) {
            query.setString(1, installationId);
            var rows = query.executeQuery();
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
