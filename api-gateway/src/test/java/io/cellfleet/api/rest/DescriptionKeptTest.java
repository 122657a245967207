package io.cellfleet.api.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.api.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The description that is kept is the one that is served: the page's client of the API is made from it. */
@QuarkusTest
@QuarkusTestResource(World.class)
class DescriptionKeptTest {

    private static final Path KEPT = Path.of("src/main/openapi/openapi.json");
    private static final Path SERVED = Path.of("target/openapi.json");

    @Test
    void isTheOneThatIsServed() throws IOException {
        String served = given().get("/q/openapi?format=json").asString();
        Files.writeString(SERVED, served);
        ObjectMapper json = new ObjectMapper();

        JsonNode kept = json.readTree(KEPT.toFile());

        assertThat(kept.equals(json.readTree(served)))
                .as("the API has changed. If that is meant: cp api-gateway/" + SERVED + " api-gateway/" + KEPT)
                .isTrue();
    }
}
