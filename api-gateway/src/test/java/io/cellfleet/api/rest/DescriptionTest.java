package io.cellfleet.api.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.cellfleet.api.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API's description says what the API does. */
@QuarkusTest
@QuarkusTestResource(World.class)
class DescriptionTest {

    @ParameterizedTest(name = "PUT {0} answers {1}")
    @CsvSource({"installations/{id}, InstallationView", "packs/{id}, PackStatusView", "users/{name}, UserView"})
    void putTellsCreatedFromReplaced(String path, String view) {
        String responses = "paths.'/api/v1/" + path + "'.put.responses";
        String schema = ".content.'application/json'.schema.$ref";

        description()
                .body(responses + ".'200'" + schema, equalTo("#/components/schemas/" + view))
                .body(responses + ".'201'" + schema, equalTo("#/components/schemas/" + view));
    }

    @Test
    void signingOutHasNoBodyAndLeavesTokensValid() {
        description()
                .body("paths.'/api/v1/sign-out'.post.responses.findAll { it.key.isNumber() }.keySet()", contains("204"))
                .body(
                        "paths.'/api/v1/sign-out'.post.description",
                        containsString("Tokens stay valid until they expire, one hour after"))
                .body(
                        "paths.'/api/v1/sign-in'.post.description",
                        allOf(containsString("Good for one hour"), containsString("another password")));
    }

    @Test
    void anEventHasTheFieldsOfItsTypeBesideTheCommonOnes() {
        String schemas = "components.schemas.";

        description()
                .body(schemas + "EventView.properties.keySet()", containsInAnyOrder("id", "at", "simulated", "type"))
                .body(schemas + "EventView.anyOf.size()", equalTo(19))
                .body(
                        schemas + "EventView.anyOf.'$ref'",
                        hasItems("#/components/schemas/WarningRaisedEvent", "#/components/schemas/RelayReportedEvent"))
                .body(
                        schemas + "WarningRaisedEvent.properties.keySet()",
                        containsInAnyOrder("code", "severity", "detail", "hint"));
    }

    @Test
    void whatAPackWithoutAGatewayMeansIsSaidWhereItIsSet() {
        for (String body : List.of("PutPack", "PatchPack")) {
            description()
                    .body(
                            "components.schemas." + body + ".properties.gatewayId.description",
                            containsString("records about it from any other one are refused"));
        }
    }

    private static ValidatableResponse description() {
        return given().get("/q/openapi?format=json").then().statusCode(200);
    }
}
