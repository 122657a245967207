package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object is of a known kind and has the fields of its kind alone. */
class KindsTest {

    /** A typed object of each kind, and a place in the depth of it. */
    static Stream<String> places() {
        return Stream.of(
                "Deployment/spec/template/spec/containers/0/securityContext",
                "Deployment/spec/template/spec/topologySpreadConstraints/0",
                "NetworkPolicy/spec",
                "Kafka/spec/kafka/listeners/0",
                "Kafka/spec/entityOperator/template/userOperatorContainer",
                "KafkaNodePool/spec/storage/volumes/0",
                "KafkaTopic/spec",
                "KafkaUser/spec/authorization/acls/0/resource",
                "HorizontalPodAutoscaler/spec/behavior",
                "Ingress/spec/rules/0/http",
                "PrometheusRule/spec/groups/0/rules/0",
                "PodMonitor/spec/podMetricsEndpoints/0");
    }

    @ParameterizedTest
    @EnumSource
    void objectsHaveTheFieldsOfTheirKind(Overlay overlay) {
        for (JsonNode object : Objects.of(overlay).documents()) {
            String kind = Kinds.of(object);
            if (Kinds.CHECKED_BY_SCRIPT.contains(kind) || Kinds.CHECKED_BY_NOBODY.contains(kind)) {
                continue;
            }
            assertThat(Kinds.TYPED).containsKey(kind);
            assertThatCode(() -> Kinds.typed(object, Kinds.TYPED.get(kind))).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void aFieldThatThereIsNotIsRefused(String place) {
        String kind = place.substring(0, place.indexOf('/'));
        ObjectNode object = production()
                .filter(it -> it.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .deepCopy();
        ((ObjectNode) object.at(place.substring(kind.length()))).put("misspelt", true);

        assertThatThrownBy(() -> Kinds.typed(object, Kinds.TYPED.get(Kinds.of(object))))
                .hasMessageContaining("misspelt");
    }

    /** Of what is applied in production, and of what watches it. */
    private static Stream<JsonNode> production() {
        Stream<JsonNode> watching = Stream.of("rules", "monitors")
                .flatMap(folder -> Sources.watching(folder).stream())
                .flatMap(file -> Yaml.documents(Sources.text(file)).stream());
        return Stream.concat(Objects.of(Overlay.PROD).documents().stream(), watching);
    }

    /** A field that it does not know Prometheus' operator would drop without a word. */
    @ParameterizedTest
    @CsvSource({"rules, PrometheusRule", "monitors, PodMonitor"})
    void whatWatchesHasTheFieldsOfItsKind(String folder, String kind) {
        assertThat(Sources.watching(folder))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Yaml.documents(Sources.text(file)))
                        .singleElement()
                        .satisfies(object -> {
                            assertThat(Kinds.of(object)).isEqualTo("monitoring.coreos.com/v1/" + kind);
                            assertThatCode(() -> Kinds.typed(object, Kinds.TYPED.get(Kinds.of(object))))
                                    .doesNotThrowAnyException();
                        }));
    }

    @Test
    void theExampleIsAUser() {
        List<JsonNode> example = Yaml.documents(Sources.text(Sources.MODULE.resolve("examples/gateway-user.yaml")));

        assertThat(example).hasSize(1);
        assertThatCode(() -> Kinds.typed(example.get(0), KafkaUser.class)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsInTheOverlaysNamespace(Overlay overlay) {
        assertThat(Objects.of(overlay).documents())
                .filteredOn(object -> !object.path("kind").asText().equals("Namespace"))
                .allSatisfy(object ->
                        assertThat(object.at("/metadata/namespace").asText()).isEqualTo(overlay.namespace()));
        assertThat(Objects.of(overlay).ofKind("Namespace"))
                .singleElement()
                .satisfies(object ->
                        assertThat(object.at("/metadata/name").asText()).isEqualTo(overlay.namespace()));
    }
}
