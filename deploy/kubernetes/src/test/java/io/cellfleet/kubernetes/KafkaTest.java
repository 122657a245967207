package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellfleet.contract.Topics;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Topics as in the contract, copies that there are brokers for, the version that is tested. */
class KafkaTest {

    @ParameterizedTest
    @EnumSource
    void topicsAreThoseOfTheContract(Overlay overlay) {
        Map<String, Map<String, String>> contract =
                Topics.all().stream().collect(Collectors.toMap(Topics.Definition::name, Topics.Definition::config));
        Map<String, Map<String, String>> here = Objects.of(overlay).all(KafkaTopic.class).stream()
                .collect(Collectors.toMap(
                        topic -> topic.getMetadata().getName(),
                        topic -> topic.getSpec().getConfig().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, it -> it.getValue().toString()))));

        assertThat(here).isEqualTo(contract);
    }

    /** 64 in a cluster; what belongs together must meet. */
    @ParameterizedTest
    @EnumSource
    void allHaveTheSamePartitions(Overlay overlay) {
        assertThat(Objects.of(overlay).all(KafkaTopic.class))
                .extracting(topic -> topic.getSpec().getPartitions())
                .containsOnly(overlay == Overlay.DEV ? 4 : 64);
    }

    @ParameterizedTest
    @EnumSource
    void thereAreBrokersForAllCopies(Overlay overlay) {
        Objects objects = Objects.of(overlay);
        JsonNode config = objects.one("Kafka", "kafka").at("/spec/kafka/config");
        int brokers =
                objects.one("KafkaNodePool", "broker").at("/spec/replicas").asInt();
        int copies = overlay == Overlay.DEV ? 1 : 3;

        assertThat(brokers).isGreaterThanOrEqualTo(copies);
        assertThat(objects.all(KafkaTopic.class))
                .extracting(topic -> topic.getSpec().getReplicas())
                .containsOnly(copies);
        assertThat(config.properties()).isNotEmpty().allSatisfy(setting -> {
            if (setting.getKey().endsWith("replication.factor")) {
                assertThat(setting.getValue().asInt()).isEqualTo(copies);
            } else if (setting.getKey().matches("min\\.insync\\.replicas|.*min\\.isr")) {
                // One broker may be away, and what is acknowledged is on two.
                assertThat(setting.getValue().asInt()).isEqualTo(Math.max(1, copies - 1));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void theVersionIsTheTestedOne(Overlay overlay) {
        Matcher tested = Pattern.compile("<kafka\\.version>(.+)</kafka\\.version>")
                .matcher(Sources.text(Sources.PROJECT.resolve("pom.xml")));
        assertThat(tested.find()).isTrue();

        assertThat(Objects.of(overlay)
                        .one("Kafka", "kafka")
                        .at("/spec/kafka/version")
                        .asText())
                .isEqualTo(tested.group(1));
    }

    /** Nobody comes in without saying who he is, or in the clear. */
    @ParameterizedTest
    @EnumSource
    void everyDoorIsGuarded(Overlay overlay) {
        JsonNode kafka = Objects.of(overlay).one("Kafka", "kafka").at("/spec/kafka");
        Map<String, JsonNode> doors = new TreeMap<>();
        kafka.path("listeners").forEach(door -> doors.put(door.path("name").asText(), door));

        assertThat(kafka.at("/authorization/type").asText()).isEqualTo("simple");
        assertThat(kafka.at("/authorization/superUsers").isMissingNode()).isTrue();
        assertThat(doors.values()).allSatisfy(door -> {
            assertThat(door.path("tls").asBoolean()).isTrue();
            assertThat(door.at("/authentication/type").asText()).isEqualTo("scram-sha-512");
        });
        assertThat(doors.containsKey("gateways")).isEqualTo(overlay.has("gateway-door"));
        // Else the operator makes a policy that lets everybody in.
        assertThat(doors.get("internal").path("networkPolicyPeers")).isNotEmpty();
    }

    /** What the alerts ask for is told. */
    @Test
    void theAlertsFiguresAreGivenOut() {
        JsonNode allowed =
                Objects.of(Overlay.PROD).one("Kafka", "kafka").at("/spec/kafka/metricsConfig/values/allowList");
        Pattern any =
                Pattern.compile(allowed.valueStream().map(JsonNode::asText).collect(Collectors.joining("|")));

        assertThat(Sources.text(Sources.PROJECT.resolve("deploy/observability/metrics/kafka.txt"))
                        .lines())
                .filteredOn(line -> !line.startsWith("#") && !line.isBlank())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.replaceFirst(" .*", "")).matches(any));
    }
}
