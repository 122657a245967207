package io.cellfleet.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellfleet.contract.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in deploy/compose and deploy/images a second time is the same there. */
class ComposeTest {

    private static final Path COMPOSE = Room.PROJECT.resolve("deploy/compose");

    @Test
    void topicsAreThoseOfTheContract() throws IOException {
        List<Topics.Definition> topics = new ArrayList<>();
        for (String line : Files.readAllLines(COMPOSE.resolve("topics"))) {
            if (line.startsWith("topic cellfleet.")) {
                List<String> words = List.of(line.split(" "));
                Map<String, String> settings = new HashMap<>();
                for (String setting : words.subList(2, words.size())) {
                    int equals = setting.indexOf('=');
                    settings.put(setting.substring(0, equals), setting.substring(equals + 1));
                }
                topics.add(new Topics.Definition(words.get(1), settings));
            }
        }
        assertThat(topics).containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    /** The health of a service is asked where its image says that it listens. */
    @Test
    void healthIsAskedAtAPortOfTheImage() throws IOException {
        JsonNode services = Room.yaml(COMPOSE.resolve("compose.yaml")).get("services");
        for (String service : List.of("api-gateway", "bms-engine", "history-service", "simulator")) {
            JsonNode test = services.get(service).at("/healthcheck/test");
            String image = services.get(service).get("image").asText().replaceFirst("cellfleet/([a-z-]+):.*", "$1");
            assertThat(test.get(1).asText()).isEqualTo("/opt/cellfleet/bin/healthy");
            assertThat(Files.readAllLines(Room.PROJECT.resolve("deploy/images/" + image + ".Dockerfile")))
                    .filteredOn(line -> line.startsWith("EXPOSE "))
                    .singleElement()
                    .satisfies(line -> assertThat(List.of(line.split(" ")))
                            .contains(test.get(2).asText()));
        }
    }
}
