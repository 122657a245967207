package io.cellfleet.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the operator reads. A field it does not know it would drop without a word. */
class ObjectsTest {

    private static final ObjectMapper STRICT = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(
                    AnnotationIntrospector.pair(new NothingElse(), new JacksonAnnotationIntrospector()));

    @Test
    void rulesAndMonitorsAreWhatTheOperatorKnows() throws IOException {
        for (Path file : Room.files("rules", ".yaml")) {
            PrometheusRule rule = STRICT.readValue(file.toFile(), PrometheusRule.class);
            assertThat(rule.getSpec().getGroups()).as(file.toString()).hasSize(1);
        }
        for (Path file : Room.files("monitors", ".yaml")) {
            PodMonitor monitor = STRICT.readValue(file.toFile(), PodMonitor.class);
            assertThat(monitor.getSpec().getPodMetricsEndpoints())
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

    /** The model keeps what it does not know; here that is a mistake. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return annotated.hasAnnotation(JsonAnySetter.class) ? Boolean.FALSE : null;
        }
    }
}
