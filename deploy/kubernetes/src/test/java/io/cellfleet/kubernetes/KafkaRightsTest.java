package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellfleet.contract.Topics;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each user may do what the design says that its service does, and nothing else. */
class KafkaRightsTest {

    private static final String DOWNLINKS = Topics.downlink("").name();

    /** One line for each right: kind of thing, pattern, name, what may be done with it. */
    private static final Set<String> ENGINE = rights(
            reads(Topics.FRAMES, Topics.SETTINGS, Topics.OPERATOR_ACTIONS),
            writes(Topics.STATUS, Topics.EVENTS, Topics.REJECTED, Topics.PROGRESS),
            all("topic prefix " + DOWNLINKS, "Create", "Describe", "Write"),
            // Kafka Streams' own, which all begin with its application's id.
            all("topic prefix bms-engine-", "Create", "Describe", "DescribeConfigs", "Read", "Write"),
            all("group literal bms-engine", "Describe", "Read"),
            all("transactionalId prefix bms-engine-", "Describe", "Write"));

    private static final Set<String> HISTORY = rights(
            reads(Topics.STATUS, Topics.EVENTS, Topics.SETTINGS),
            writes(Topics.REJECTED),
            all("group literal history-service", "Describe", "Read"));

    private static final Set<String> API = rights(
            reads(Topics.STATUS, Topics.PRESENCE, Topics.SETTINGS), writes(Topics.SETTINGS, Topics.OPERATOR_ACTIONS));

    /** To make gateways' users. */
    private static final Set<String> ENROLMENT =
            rights(all("cluster", "Alter"), all("topic prefix " + DOWNLINKS, "Create", "Describe"));

    /** As good as no quota: that of everybody else is meant for gateways. */
    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    /** Whoever else is a user may do whatever stands there. */
    @ParameterizedTest
    @EnumSource
    void nobodyElseIsAUser(Overlay overlay) {
        assertThat(Objects.of(overlay).ofKind("KafkaUser"))
                .extracting(user -> user.at("/metadata/name").asText())
                .containsExactlyInAnyOrderElementsOf(
                        Workload.of(overlay).stream().map(Workload::name).toList());
    }

    /** What a gateway may write is bounded, by hand or by enrolment, and services are not held up by it. */
    @ParameterizedTest
    @EnumSource
    void oneGatewayCannotFillKafka(Overlay overlay) {
        Objects objects = Objects.of(overlay);
        JsonNode all = objects.one("Kafka", "kafka").at("/spec/kafka/quotas");

        assertThat(all.path("type").asText()).isEqualTo("kafka");
        assertThat(all.path("producerByteRate").asInt()).isBetween(1, 1 << 20);
        assertThat(all.path("consumerByteRate").asInt()).isBetween(1, 1 << 20);
        assertThat(objects.ofKind("KafkaUser")).allSatisfy(user -> {
            boolean service = !user.at("/metadata/name").asText().equals("edge-gateway");
            assertThat(user.at("/spec/quotas/producerByteRate").asInt(0)).isEqualTo(service ? ANY_NUMBER : 0);
            assertThat(user.at("/spec/quotas/consumerByteRate").asInt(0)).isEqualTo(service ? ANY_NUMBER : 0);
        });
    }

    @ParameterizedTest
    @EnumSource
    void servicesMayDoWhatTheyDo(Overlay overlay) {
        assertThat(rightsOf(overlay, "bms-engine")).isEqualTo(ENGINE);
        assertThat(rightsOf(overlay, "history-service")).isEqualTo(HISTORY);
        assertThat(rightsOf(overlay, "api-gateway"))
                .isEqualTo(overlay.has("gateway-door") ? rights(API.stream(), ENROLMENT.stream()) : API);
    }

    @Test
    void gatewaysMayDoWhatEnrolmentGives() {
        assertThat(rightsOf(Overlay.DEV, "edge-gateway")).isEqualTo(gateway("simulator"));
        JsonNode example = Yaml.documents(Sources.text(Sources.MODULE.resolve("examples/gateway-user.yaml")))
                .get(0);
        assertThat(rights(example)).isEqualTo(gateway("hut-1"));
    }

    /** Both are made of the same id, and the user operator takes away what it does not know, but for these. */
    @ParameterizedTest
    @EnumSource
    void enrolledGatewaysAreLeftAlone(Overlay overlay) {
        JsonNode variables =
                Objects.of(overlay).one("Kafka", "kafka").at("/spec/entityOperator/template/userOperatorContainer/env");
        Map<String, String> values = variables
                .valueStream()
                .collect(Collectors.toMap(
                        it -> it.path("name").asText(), it -> it.path("value").asText()));

        String ignored = values.get("STRIMZI_IGNORED_USERS_PATTERN");
        assertThat("gateway-hut-1").matches(ignored);
        assertThat(Objects.of(overlay).ofKind("KafkaUser"))
                .allSatisfy(
                        user -> assertThat(user.at("/metadata/name").asText()).doesNotMatch(ignored));
        assertThat("site-hut-1").doesNotMatch(ignored);
    }

    private static Set<String> gateway(String id) {
        return rights(
                writes(Topics.FRAMES, Topics.PRESENCE),
                reads(Topics.downlink(id).name(), Topics.PROGRESS));
    }

    private static Set<String> rightsOf(Overlay overlay, String user) {
        return rights(Objects.of(overlay).one("KafkaUser", user));
    }

    private static Set<String> rights(JsonNode user) {
        assertThat(user.at("/spec/authentication/type").asText()).isEqualTo("scram-sha-512");
        Set<String> rights = new TreeSet<>();
        for (JsonNode acl : user.at("/spec/authorization/acls")) {
            assertThat(acl.path("type").asText("allow")).isEqualTo("allow");
            JsonNode resource = acl.path("resource");
            String thing = Stream.of("type", "patternType", "name")
                    .map(field -> resource.path(field).asText())
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" "));
            acl.path("operations").forEach(operation -> rights.add(thing + ": " + operation.asText()));
        }
        return rights;
    }

    private static Stream<String> reads(String... topics) {
        return Arrays.stream(topics).flatMap(topic -> all("topic literal " + topic, "Describe", "Read"));
    }

    private static Stream<String> writes(String... topics) {
        return Arrays.stream(topics).flatMap(topic -> all("topic literal " + topic, "Describe", "Write"));
    }

    private static Stream<String> all(String thing, String... operations) {
        return Arrays.stream(operations).map(operation -> thing + ": " + operation);
    }

    @SafeVarargs
    private static Set<String> rights(Stream<String>... some) {
        return Arrays.stream(some).flatMap(it -> it).collect(Collectors.toCollection(TreeSet::new));
    }
}
