package io.cellfleet.api.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.FakeHistory;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.ActionApplied;
import io.cellfleet.contract.v1.ActionRefused;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.WarningCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators' actions from the request to the topic (rules R12, W2, W5), and what became of them. */
@QuarkusTest
@QuarkusTestResource(World.class)
class ActionsTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    FakeHistory history;

    @BeforeEach
    void packs() {
        Api.putInstallation("act");
        Api.putPack("act-1", "act");
    }

    @Test
    void anActionReachesTheTopicOnceHoweverOftenItIsAsked() {
        Instant until = Instant.now().plusSeconds(3_600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        Map<String, String> body = Map.of("relay", "load", "reason", "work on the inverter", "until", until.toString());
        for (int i = 0; i < 2; i++) {
            Api.as("operator")
                    .header("Idempotency-Key", "act-once")
                    .body(body)
                    .post("/api/v1/packs/act-1/actions/override-off")
                    .then()
                    .statusCode(202)
                    .body("id", equalTo("act-once"), "kind", equalTo("overrideOff"), "state", equalTo("sent"));
        }
        Api.as("operator")
                .header("Idempotency-Key", "act-once")
                .body(Map.of("relay", "load"))
                .post("/api/v1/packs/act-1/actions/end-override")
                .then()
                .statusCode(409);

        Eventually.succeeds(() -> assertThat(sent("act-once")).singleElement().satisfies(action -> {
            assertThat(action.getInstallationId()).isEqualTo("act");
            assertThat(action.getPackId()).isEqualTo("act-1");
            assertThat(action.getAuthor()).isEqualTo("test-operator");
            assertThat(action.getOverrideOff().getRelay()).isEqualTo(RelayName.RELAY_NAME_LOAD);
            assertThat(action.getOverrideOff().getReason()).isEqualTo("work on the inverter");
            assertThat(action.getOverrideOff().getUntilMs()).isEqualTo(until.toEpochMilli());
        }));
    }

    @Test
    void whatBecameOfItIsInTheHistory() {
        String applied = post("clear-energy-counters", Map.of());
        String refused = post("confirm-cell-count", Map.of("cellCount", 15));
        Api.as("viewer").get("/api/v1/actions/" + applied).then().body("state", equalTo("sent"), "at", nullValue());

        history.holds(event().setActionApplied(ActionApplied.newBuilder().setActionId(applied))
                .build());
        history.holds(event().setActionRefused(
                        ActionRefused.newBuilder().setActionId(refused).setBecause("it counts 16"))
                .build());
        Api.as("viewer")
                .get("/api/v1/actions/" + applied)
                .then()
                .body("state", equalTo("applied"), "at", notNullValue());
        Api.as("viewer")
                .get("/api/v1/packs/act-1/actions?limit=2")
                .then()
                .body("actions.id", contains(refused, applied), "actions.state", contains("refused", "applied"))
                .body("actions[0].because", equalTo("it counts 16"));
    }

    @Test
    void manyWarningsAreSeenAtOnceOrNone() {
        Api.putPack("act-2", "act");
        Map<String, String> one = Map.of("packId", "act-1", "code", "Vh");
        Map<String, String> other = Map.of("packId", "act-2", "code", "gatewayOffline");
        Api.as("operator")
                .body(Map.of("warnings", List.of(one, Map.of("packId", "act-none", "code", "Vh")), "note", "seen"))
                .post("/api/v1/acknowledgements")
                .then()
                .statusCode(404);
        List<String> ids = Api.as("operator")
                .body(Map.of("warnings", List.of(one, other), "note", "on my way"))
                .post("/api/v1/acknowledgements")
                .then()
                .statusCode(202)
                .body("actions", hasSize(2))
                .extract()
                .path("actions.id");
        Eventually.succeeds(() -> assertThat(sent(ids.get(1))).singleElement().satisfies(action -> {
            assertThat(action.getAcknowledgeWarning().getCode()).isEqualTo(WarningCode.WARNING_CODE_GATEWAY_OFFLINE);
            assertThat(action.getAcknowledgeWarning().getNote()).isEqualTo("on my way");
        }));
    }

    @Test
    void whatCannotBeAskedIsNamed() {
        refused("override-off", Map.of("relay", "both", "reason", "x", "until", "2030-01-01T00:00:00Z"), "relay");
        refused("override-off", Map.of("relay", "load", "reason", " ", "until", "2030-01-01T00:00:00Z"), "reason");
        refused("override-off", Map.of("relay", "load", "reason", "x", "until", "2090-01-01T00:00:00Z"), "until");
        refused("override-off", Map.of("relay", "load", "reason", "x", "until", "2020-01-01T00:00:00Z"), "until");
        refused("confirm-cell-count", Map.of("cellCount", 1), "cellCount");
        refused("acknowledge-warning", Map.of("code", "Vx"), "code");
        Api.as("installer")
                .post("/api/v1/packs/act-1/actions/zero-calibration")
                .then()
                .statusCode(403)
                .body("parameter", equalTo("Pack-Pin"));
        Api.as("operator")
                .header("Idempotency-Key", "not a key")
                .body(Map.of("code", "Vh"))
                .post("/api/v1/packs/act-1/actions/acknowledge-warning")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("Idempotency-Key"));
    }

    private static void refused(String action, Map<String, ?> body, String parameter) {
        Api.as("installer")
                .header("Pack-Pin", "1234")
                .body(body)
                .post("/api/v1/packs/act-1/actions/" + action)
                .then()
                .statusCode(400)
                .body("parameter", equalTo(parameter));
    }

    private static String post(String action, Map<String, ?> body) {
        var request = Api.as("installer").header("Pack-Pin", "1234");
        return (body.isEmpty() ? request : request.body(body))
                .post("/api/v1/packs/act-1/actions/" + action)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static PackEvent.Builder event() {
        return PackEvent.newBuilder()
                .setInstallationId("act")
                .setPackId("act-1")
                .setAtMs(System.currentTimeMillis());
    }

    private List<OperatorAction> sent(String id) {
        return new Broker(bootstrapServers)
                .read(Topics.OPERATOR_ACTIONS, OperatorAction.parser()).stream()
                        .filter(action -> action.getActionId().equals(id))
                        .toList();
    }
}
