package io.cellfleet.api.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.PackSettings;
import io.cellfleet.contract.v1.RelayPolicy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which gateway speaks for a pack, from the request over the real database to the real topic. */
@QuarkusTest
@QuarkusTestResource(World.class)
class AssignmentTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @BeforeEach
    void installation() {
        Api.putInstallation("owned");
    }

    @Test
    void aNewPackNamesItsGateway() {
        put("owned-new", Map.of("gatewayId", "gateway-1", "unlinkedPolicy", "open"), 201);

        Api.as("viewer")
                .get("/api/v1/packs/owned-new")
                .then()
                .body("assignment.gatewayId", equalTo("gateway-1"), "assignment.unlinkedPolicy", equalTo("open"))
                .body("assignment.trouble", nullValue());
        Eventually.succeeds(() -> {
            assertThat(published("owned-new").getGatewayId()).isEqualTo("gateway-1");
            assertThat(published("owned-new").getUnlinkedPolicy()).isEqualTo(RelayPolicy.RELAY_POLICY_OPEN);
        });
    }

    @Test
    void aPackWithoutOneSaysWhatThatMeans() {
        put("owned-none", Map.of(), 201);

        Api.as("viewer")
                .get("/api/v1/packs/owned-none")
                .then()
                .body("assignment.gatewayId", nullValue(), "assignment.unlinkedPolicy", equalTo("local"))
                .body("assignment.trouble", equalTo("not assigned to a gateway: its records are refused"));
        Eventually.succeeds(
                () -> assertThat(published("owned-none").getGatewayId()).isEmpty());
    }

    @Test
    void patchChangesWhatItNamesAndPutKeepsWhatItDoesNot() {
        put("owned-moved", Map.of(), 201);

        patch("owned-moved", Map.of("gatewayId", "gateway-2"), "gateway-2", "local", 2);
        patch("owned-moved", Map.of("unlinkedPolicy", "open"), "gateway-2", "open", 3);
        patch("owned-moved", Map.of("unlinkedPolicy", "open"), "gateway-2", "open", 3);
        put("owned-moved", Map.of("name", "Renamed"), 200);
        Api.as("viewer")
                .get("/api/v1/packs/owned-moved")
                .then()
                .body("name", equalTo("Renamed"), "assignment.gatewayId", equalTo("gateway-2"))
                .body("assignment.unlinkedPolicy", equalTo("open"), "settings.revision", equalTo(4));
        patch("owned-moved", Map.of("gatewayId", ""), null, "open", 5);

        Eventually.succeeds(() -> {
            assertThat(published("owned-moved").getRevision()).isEqualTo(5);
            assertThat(published("owned-moved").getGatewayId()).isEmpty();
            assertThat(published("owned-moved").getName()).isEqualTo("Renamed");
            assertThat(published("owned-moved").getCellCount()).isEqualTo(16);
        });
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, quoteCharacter = '"', textBlock = """
            field          | value                                                            | because
            gatewayId      | Gateway                                                          | no capitals
            gatewayId      | -1                                                               | a gateway refuses to be called so
            gatewayId      | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | 64 characters
            unlinkedPolicy | closed                                                           | there is no force on
            """)
    void refusesWhatIsNoGatewayAndNoPolicy(String field, String value, String because) {
        put("owned-strict", Map.of(), 200, 201);

        Api.asAdministrator()
                .body(Map.of(field, value))
                .patch("/api/v1/packs/owned-strict")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field), "violations[0].message", containsString(value));
    }

    @Test
    void whoMayNotAndWhatIsNotThere() {
        put("owned-mine", Map.of(), 201);

        Api.as("operator")
                .body(Map.of("gatewayId", "gateway-2"))
                .patch("/api/v1/packs/owned-mine")
                .then()
                .statusCode(403);
        Api.asAdministrator()
                .body(Map.of("gatewayId", "gateway-2"))
                .patch("/api/v1/packs/owned-nobody")
                .then()
                .statusCode(404)
                .body("detail", equalTo("there is no pack 'owned-nobody'"));
    }

    private static void put(String id, Map<String, String> fields, Integer... statuses) {
        Map<String, Object> body = new HashMap<>(Api.pack("owned"));
        body.putAll(fields);
        int status = Api.changing("/api/v1/packs/" + id)
                .body(body)
                .put("/api/v1/packs/" + id)
                .then()
                .extract()
                .statusCode();
        assertThat(status).isIn((Object[]) statuses);
    }

    private static void patch(
            String id, Map<String, String> fields, String gatewayId, String unlinkedPolicy, int revision) {
        Api.asAdministrator()
                .header("If-Match", "*")
                .body(fields)
                .patch("/api/v1/packs/" + id)
                .then()
                .statusCode(200)
                .body("assignment.gatewayId", equalTo(gatewayId))
                .body("assignment.unlinkedPolicy", equalTo(unlinkedPolicy), "settings.revision", equalTo(revision));
    }

    private PackSettings published(String packId) {
        List<InstallationSettings> all = new Broker(bootstrapServers).settings("owned");
        assertThat(all).isNotEmpty();
        List<PackSettings> packs = all.getLast().getPacksList().stream()
                .filter(pack -> pack.getPackId().equals(packId))
                .toList();
        assertThat(packs).hasSize(1);
        return packs.getFirst();
    }
}
