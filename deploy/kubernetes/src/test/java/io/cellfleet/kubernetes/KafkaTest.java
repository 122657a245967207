package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellfleet.contract.Topics;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        Map<String, String> set = new TreeMap<>();
        config.properties().forEach(it -> set.put(it.getKey(), it.getValue().asText()));
        // One broker may be away, and what is acknowledged is on two.
        int inSync = Math.max(1, copies - 1);
        assertThat(set)
                .isEqualTo(Map.of(
                        "default.replication.factor", "" + copies,
                        "min.insync.replicas", "" + inSync,
                        "offsets.topic.replication.factor", "" + copies,
                        "transaction.state.log.replication.factor", "" + copies,
                        "transaction.state.log.min.isr", "" + inSync,
                        "share.coordinator.state.topic.replication.factor", "" + copies,
                        "share.coordinator.state.topic.min.isr", "" + inSync,
                        "auto.create.topics.enable", "false",
                        // A broker that has missed something never leads, which is Kafka's own choice: it must not be
                        // set.
                        "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"));
    }

    /** A pool that is taken away, by mistake or not, leaves its data. */
    @ParameterizedTest
    @EnumSource
    void disksOutliveTheirBrokers(Overlay overlay) {
        List<JsonNode> pools = Objects.of(overlay).ofKind("KafkaNodePool").toList();

        assertThat(pools).hasSize(2).allSatisfy(pool -> {
            assertThat(pool.at("/spec/storage/type").asText()).isEqualTo("jbod");
            assertThat(pool.at("/spec/storage/volumes")).isNotEmpty().allSatisfy(volume -> {
                assertThat(volume.path("type").asText()).isEqualTo("persistent-claim");
                assertThat(volume.path("deleteClaim").asBoolean(true)).isFalse();
            });
        });
    }

    /** Sites know a broker by a name with its number. */
    @ParameterizedTest
    @EnumSource
    void brokersHaveNumbersThatAreKnownBefore(Overlay overlay) {
        Objects objects = Objects.of(overlay);

        assertThat(numbers(objects.one("KafkaNodePool", "broker"))).isEqualTo("[0-99]");
        assertThat(numbers(objects.one("KafkaNodePool", "controller"))).isEqualTo("[100-199]");
    }

    private static String numbers(JsonNode pool) {
        return pool.at("/metadata/annotations").path("strimzi.io/next-node-ids").asText();
    }

    @ParameterizedTest
    @EnumSource
    void theVersionIsTheTestedOne(Overlay overlay) {
        assertThat(Objects.of(overlay)
                        .one("Kafka", "kafka")
                        .at("/spec/kafka/version")
                        .asText())
                .isEqualTo(Sources.version("kafka.version"));
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
        // Else the operator makes a policy that lets everybody in. Whom it lets in: FlowsTest.
        assertThat(doors.get("internal").path("networkPolicyPeers")).isNotEmpty();
        assertThat(doors.get("internal").path("type").asText()).isEqualTo("internal");
        assertThat(doors.keySet()).isSubsetOf("internal", "gateways");
        if (overlay.has("gateway-door")) {
            JsonNode limits = doors.get("gateways").path("configuration");
            assertThat(limits.path("maxConnections").asInt()).isPositive();
            assertThat(limits.path("maxConnectionCreationRate").asInt()).isPositive();
        }
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
