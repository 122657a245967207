package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** To whom a service speaks and how it knows that it is he; where it listens; and that its files are where it looks. */
class SettingsTest {

    /** One setting of these more, or another value, and a certificate may not be looked at any more. */
    private static final Pattern OF_CONNECTIONS = Pattern.compile(
            "kafka\\..*|quarkus\\.(datasource|http|management|grpc|tls|ssl|oidc|rest-client|vertx)\\..*");

    private static final String OF_ALL = """
            quarkus.http.host=0.0.0.0
            quarkus.management.host=0.0.0.0
            kafka.bootstrap.servers=kafka-kafka-bootstrap:9093
            kafka.security.protocol=SASL_SSL
            kafka.sasl.mechanism=SCRAM-SHA-512
            kafka.sasl.jaas.config=${KAFKA_SASL_JAAS_CONFIG}
            kafka.ssl.truststore.type=PEM
            kafka.ssl.truststore.location=/etc/cellfleet/kafka-ca/ca.crt
            """;

    private static final String OF_WHO_HAS_TABLES = """
            quarkus.datasource.jdbc.url=jdbc:postgresql://postgres-rw:5432/cellfleet\
            ?sslmode=verify-full&sslrootcert=/etc/cellfleet/postgres-ca/ca.crt
            quarkus.datasource.password=${DATABASE_PASSWORD}
            """;

    private static final String OF_HISTORY = """
            quarkus.datasource.username=history
            quarkus.grpc.server.host=0.0.0.0
            """;

    private static final String OF_API = """
            quarkus.datasource.username=registry
            quarkus.grpc.clients.history.host=history-service
            quarkus.grpc.clients.history.port=9083
            quarkus.grpc.clients.history.load-balancing-policy=round_robin
            """;

    /** Who cannot come to the port past an ingress must not say for whom he comes. */
    private static final String BEHIND_AN_INGRESS = """
            quarkus.http.proxy.proxy-address-forwarding=true
            """;

    static Stream<WorkloadTest.Case> workloads() {
        return WorkloadTest.workloads();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void connectionsAreMadeAsTheyMustBe(WorkloadTest.Case it) {
        Map<String, String> set =
                new TreeMap<>(Config.of(it.overlay(), it.workload().name()).all());
        set.keySet().removeIf(name -> !OF_CONNECTIONS.matcher(name).matches());
        Properties expected = Sources.properties(OF_ALL
                + switch (it.workload().name()) {
                    case "history-service" -> OF_WHO_HAS_TABLES + OF_HISTORY;
                    case "api-gateway" ->
                        OF_WHO_HAS_TABLES + OF_API + (it.overlay().has("ingress") ? BEHIND_AN_INGRESS : "");
                    default -> "";
                });

        assertThat(set).isEqualTo(expected);
    }

    /** Else it would start with what it has by itself, and in the clear. */
    @ParameterizedTest
    @MethodSource("workloads")
    void itsFilesAreRead(WorkloadTest.Case it) {
        assertThat(variable(it, "QUARKUS_CONFIG_LOCATIONS")).isEqualTo(mount(it, "config"));
    }

    /** A certificate is in the file that is named, and what a service keeps is on what is mounted for it. */
    @ParameterizedTest
    @MethodSource("workloads")
    void pathsLeadToWhatIsMounted(WorkloadTest.Case it) {
        Map<String, String> set = Config.of(it.overlay(), it.workload().name()).all();

        assertThat(set.get("kafka.ssl.truststore.location")).isEqualTo(file(it, "kafka-cluster-ca-cert", "ca.crt"));
        if (set.containsKey("quarkus.datasource.jdbc.url")) {
            assertThat(set.get("quarkus.datasource.jdbc.url"))
                    .endsWith("&sslrootcert=" + file(it, "postgres-ca", "ca.crt"));
        }
        switch (it.workload().name()) {
            case "bms-engine" ->
                assertThat(Path.of(set.get("kafka-streams.state.dir"))).startsWithRaw(Path.of(mount(it, "state")));
            case "api-gateway" ->
                assertThat(variable(it, "CELLFLEET_API_SECRETS") + "/session-key")
                        .isEqualTo(file(it, "api-keys", "session-key"));
            case "edge-gateway" ->
                assertThat(Path.of(variable(it, "CELLFLEET_GATEWAY_DATA"))).startsWithRaw(Path.of(mount(it, "data")));
            default -> {}
        }
    }

    private static String variable(WorkloadTest.Case it, String name) {
        return it.workload().variable(name).map(EnvVar::getValue).orElseThrow();
    }

    private static String mount(WorkloadTest.Case it, String volume) {
        return it.workload().container().getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals(volume))
                .map(VolumeMount::getMountPath)
                .findAny()
                .orElseThrow();
    }

    private static String file(WorkloadTest.Case it, String secret, String key) {
        Volume volume = it.workload().pod().getVolumes().stream()
                .filter(each -> each.getSecret() != null)
                .filter(each -> each.getSecret().getSecretName().equals(secret))
                .findAny()
                .orElseThrow();
        SecretVolumeSource source = volume.getSecret();
        return mount(it, volume.getName()) + "/"
                + source.getItems().stream()
                        .filter(item -> item.getKey().equals(key))
                        .findAny()
                        .orElseThrow()
                        .getPath();
    }
}
