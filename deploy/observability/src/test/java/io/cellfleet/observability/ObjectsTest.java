package io.cellfleet.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * What Prometheus' operator and Grafana read. Whether the operator knows every field is tested in {@code
 * deploy/kubernetes}, with all other objects.
 */
class ObjectsTest {

    @Test
    void rulesHaveOneGroupAndMonitorsOneEndpoint() {
        for (Path file : Room.files("rules", ".yaml")) {
            assertThat(Room.yaml(file).at("/spec/groups")).as(file.toString()).hasSize(1);
        }
        for (Path file : Room.files("monitors", ".yaml")) {
            assertThat(Room.yaml(file).at("/spec/podMetricsEndpoints"))
                    .as(file.toString())
                    .hasSize(1);
        }
    }

    @Test
    void kustomizeGetsEveryFile() {
        for (String folder : List.of("rules", "monitors")) {
            JsonNode resources =
                    Room.yaml(Room.HERE.resolve(folder + "/kustomization.yaml")).get("resources");
            assertThat(StreamSupport.stream(resources.spliterator(), false).map(JsonNode::asText))
                    .containsExactlyInAnyOrderElementsOf(Room.files(folder, ".yaml").stream()
                            .map(file -> file.getFileName().toString())
                            .toList());
        }
        JsonNode maps =
                Room.yaml(Room.HERE.resolve("dashboards/kustomization.yaml")).get("configMapGenerator");
        assertThat(StreamSupport.stream(maps.spliterator(), false)
                        .map(map -> map.at("/files/0").asText()))
                .containsExactlyInAnyOrderElementsOf(Room.files("dashboards", ".json").stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
    }

    @Test
    void dashboardsHaveTheirOwnNamesAndOneSource() {
        Set<String> names = new HashSet<>();
        for (Path file : Room.files("dashboards", ".json")) {
            JsonNode dashboard = Room.json(file);
            assertThat(names.add(dashboard.get("uid").asText()))
                    .as(file.toString())
                    .isTrue();
            Set<Integer> panels = new HashSet<>();
            for (JsonNode panel : dashboard.get("panels")) {
                assertThat(panels.add(panel.get("id").asInt()))
                        .as(file.toString())
                        .isTrue();
                assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
                int right =
                        panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt();
                assertThat(right).as("%s: %s", file, panel.get("title")).isLessThanOrEqualTo(24);
            }
        }
    }
}
