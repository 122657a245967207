package io.cellfleet.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.FakeHistory;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.api.world.World;
import io.cellfleet.contract.v1.WarningCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API's description and its answers are the same: every field that comes is described, with its type. */
@QuarkusTest
@QuarkusTestResource(World.class)
class DescriptionCompleteTest {

    private static final long T = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final String TIMES = "from=2026-06-01T00:00:00Z&to=2026-06-02T00:00:00Z";
    private static final ObjectMapper JSON = new ObjectMapper();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    FakeHistory history;

    @BeforeEach
    void site() {
        Api.putInstallation("described");
        Api.putPack("described-1", "described");
        Api.changing("/api/v1/gateways/described-gateway")
                .body("{\"name\":\"Shed\"}")
                .put("/api/v1/gateways/described-gateway");
        Api.changing("/api/v1/settings-templates/described-template")
                .body("{\"name\":\"Larger\",\"chemistry\":\"LiFePO4\",\"settings\":{\"capacityWh\":10300}}")
                .put("/api/v1/settings-templates/described-template");
        Api.asAdministrator()
                .body("{\"template\":\"described-template\"}")
                .post("/api/v1/settings-changes?pack=described-1")
                .then()
                .statusCode(201);
        long now = System.currentTimeMillis();
        new Broker(bootstrapServers)
                .send(Statuses.frame("described-1", now, now)
                        .addWarnings(Statuses.warning(WarningCode.WARNING_CODE_VOLTAGE_HIGH, now)));
        history.holds("described-1", "currentMa", T, 5);
        history.holds("described-1", "currentMaMean", T, 5);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/fleet                          | /api/v1/fleet
            /api/v1/fleet/drift                    | /api/v1/fleet/drift
            /api/v1/installations                  | /api/v1/installations?text=described
            /api/v1/installations/{id}             | /api/v1/installations/described
            /api/v1/installations/{id}/now         | /api/v1/installations/described/now
            /api/v1/packs                          | /api/v1/packs?pack=described-1
            /api/v1/packs/{id}                     | /api/v1/packs/described-1
            /api/v1/packs/{id}/cells               | /api/v1/packs/described-1/cells
            /api/v1/packs/{id}/series              | /api/v1/packs/described-1/series?columns=currentMa&TIMES
            /api/v1/packs/{id}/events              | /api/v1/packs/described-1/events?TIMES
            /api/v1/packs/{id}/settings            | /api/v1/packs/described-1/settings
            /api/v1/packs/{id}/settings/revisions  | /api/v1/packs/described-1/settings/revisions
            /api/v1/packs/{id}/actions             | /api/v1/packs/described-1/actions
            /api/v1/series                         | /api/v1/series?pack=described-1&columns=currentMa&TIMES
            /api/v1/rankings                       | /api/v1/rankings?column=currentMaMean&TIMES
            /api/v1/warnings                       | /api/v1/warnings?pack=described-1
            /api/v1/warnings/past                  | /api/v1/warnings/past?TIMES
            /api/v1/warnings/raised                | /api/v1/warnings/raised?TIMES
            /api/v1/events                         | /api/v1/events?TIMES
            /api/v1/gateways                       | /api/v1/gateways
            /api/v1/gateways/{id}                  | /api/v1/gateways/described-gateway
            /api/v1/settings-ranges                | /api/v1/settings-ranges
            /api/v1/settings-templates             | /api/v1/settings-templates
            /api/v1/settings-templates/{id}        | /api/v1/settings-templates/described-template
            /api/v1/settings-changes               | /api/v1/settings-changes
            /api/v1/tenants                        | /api/v1/tenants
            /api/v1/tenants/{id}                   | /api/v1/tenants/default
            /api/v1/users                          | /api/v1/users
            /api/v1/users/{name}                   | /api/v1/users/admin
            /api/v1/audit                          | /api/v1/audit?limit=5
            /api/v1/me                             | /api/v1/me
            /api/v1/me/tokens                      | /api/v1/me/tokens
            /api/v1/me/rules                       | /api/v1/me/rules
            /api/v1/me/messages                    | /api/v1/me/messages
            """)
    void answersAreAsDescribed(String path, String question) {
        JsonNode description = description();
        JsonNode schema = description
                .path("paths")
                .path(path)
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");
        assertThat(schema.isMissingNode()).as("schema of " + path).isFalse();
        Eventually.succeeds(() -> {
            List<String> strange = new ArrayList<>();
            var answer = Api.asAdministrator().get(question.replace("TIMES", TIMES));
            assertThat(answer.statusCode()).isEqualTo(200);
            compare(description, schema, read(answer.asString()), "", strange);
            assertThat(strange).isEmpty();
        });
    }

    @Test
    void everyOperationSaysWhatItIsAndHowItRefuses() {
        List<String> bare = new ArrayList<>();
        description()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation ->
                                List.of("get", "put", "post", "patch", "delete").contains(operation.getKey()))
                        .forEach(operation -> {
                            boolean isTold = operation
                                                    .getValue()
                                                    .path("summary")
                                                    .asText()
                                                    .length()
                                            > 5
                                    && operation.getValue().path("responses").has("default");
                            if (!isTold) {
                                bare.add(operation.getKey() + " " + path.getKey());
                            }
                        }));
        assertThat(bare).isEmpty();
        assertThat(description().path("openapi").asText()).startsWith("3.1");
    }

    private static void compare(JsonNode all, JsonNode schema, JsonNode value, String where, List<String> strange) {
        JsonNode known = resolve(all, schema);
        if (known.has("anyOf") || known.isEmpty() || known.path("type").isMissingNode() && !known.has("properties")) {
            return; // of several forms, or any
        }
        if (value.isObject()) {
            for (var field : value.properties()) {
                JsonNode property = known.path("properties").path(field.getKey());
                if (property.isMissingNode() && known.has("additionalProperties")) {
                    property = known.path("additionalProperties");
                }
                if (property.isMissingNode() && !known.path("properties").isMissingNode()) {
                    strange.add(where + "." + field.getKey() + " is not described");
                } else {
                    compare(all, property, field.getValue(), where + "." + field.getKey(), strange);
                }
            }
            return;
        }
        String types = known.path("type").toString();
        boolean fits = value.isArray() && types.contains("array")
                || value.isTextual() && types.contains("string")
                || value.isBoolean() && types.contains("boolean")
                || value.isIntegralNumber() && (types.contains("integer") || types.contains("number"))
                || value.isFloatingPointNumber() && types.contains("number")
                || value.isNull();
        if (!fits) {
            strange.add(where + " is " + value.getNodeType() + " but described as " + types);
        }
        if (value.isArray()) {
            for (JsonNode item : value) {
                compare(all, known.path("items"), item, where + "[]", strange);
            }
        }
    }

    private static JsonNode resolve(JsonNode all, JsonNode schema) {
        if (schema.has("$ref")) {
            return all.at(schema.path("$ref").asText().substring(1));
        }
        if (schema.has("allOf")) {
            return resolve(all, schema.path("allOf").get(0));
        }
        return schema;
    }

    private static JsonNode description() {
        return read(given().get("/q/openapi?format=json").asString());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
