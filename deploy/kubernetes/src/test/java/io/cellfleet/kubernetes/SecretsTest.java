package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets are named, and stand nowhere here. */
class SecretsTest {

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(password|secret|jaas|token|private|credential).*");

    /** Made by an operator. */
    private static final Set<String> BY_OPERATORS = Set.of("kafka-cluster-ca-cert", "postgres-ca");

    /** Who may have which. Nobody has one for which there is no row; mail only with notifications. */
    private static final String WHO_HAS_WHAT = """
            bms-engine      fleet/fleet-secret
            bms-engine      bms-engine/sasl.jaas.config
            bms-engine      kafka-cluster-ca-cert/ca.crt
            history-service history-service/sasl.jaas.config
            history-service kafka-cluster-ca-cert/ca.crt
            history-service postgres-ca/ca.crt
            history-service postgres-history/password
            api-gateway     api-gateway/sasl.jaas.config
            api-gateway     api-keys/session-key
            api-gateway     api-keys/token-key.pem
            api-gateway     first-administrator/password
            api-gateway     fleet/fleet-secret
            api-gateway     kafka-cluster-ca-cert/ca.crt
            api-gateway     mail/password
            api-gateway     postgres-ca/ca.crt
            api-gateway     postgres-registry/password
            edge-gateway    edge-gateway/sasl.jaas.config
            edge-gateway    kafka-cluster-ca-cert/ca.crt
            """;

    static Stream<WorkloadTest.Case> workloads() {
        return WorkloadTest.workloads();
    }

    @ParameterizedTest
    @EnumSource
    void thereIsNoneAmongTheObjects(Overlay overlay) {
        assertThat(Objects.of(overlay).ofKind(Secret.class.getSimpleName())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void eachHasWhatItNeedsAndNoOther(WorkloadTest.Case it) {
        Set<String> may = WHO_HAS_WHAT
                .lines()
                .filter(line -> line.startsWith(it.workload().name() + " "))
                .map(line -> line.replaceFirst("\\S+\\s+", ""))
                .filter(secret -> !secret.startsWith("mail/") || it.overlay().has("notifications"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(secretsOf(it.workload())).isEqualTo(may);
    }

    /** As secret/key; all of a secret as {@code secret/*}. */
    private static Set<String> secretsOf(Workload workload) {
        Set<String> has = new TreeSet<>();
        workload.container().getEnvFrom().stream()
                .map(from -> from.getSecretRef() == null
                        ? "configuration"
                        : from.getSecretRef().getName())
                .forEach(name -> has.add(name + "/*"));
        workload.container().getEnv().stream()
                .map(EnvVar::getValueFrom)
                .filter(from -> from != null && from.getSecretKeyRef() != null)
                .map(EnvVarSource::getSecretKeyRef)
                .forEach(key -> has.add(key.getName() + "/" + key.getKey()));
        // There is no other kind of volume with secrets: PodSecurityTest.
        workload.pod().getVolumes().stream()
                .map(Volume::getSecret)
                .filter(secret -> secret != null)
                .forEach(secret -> {
                    if (secret.getItems().isEmpty()) {
                        has.add(secret.getSecretName() + "/*");
                    }
                    secret.getItems().forEach(item -> has.add(secret.getSecretName() + "/" + item.getKey()));
                });
        return has;
    }

    /** Who makes a secret by hand finds there what its keys are called. */
    @Test
    void theGuideHasTheirKeys() {
        List<String> guide = Sources.text(Path.of("..", "README.md")).lines().toList();
        Set<String> made = WHO_HAS_WHAT
                .lines()
                .map(line -> line.replaceFirst("\\S+\\s+", ""))
                .filter(secret -> !secret.endsWith("sasl.jaas.config") && !secret.endsWith("ca.crt"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(made).hasSize(7).allSatisfy(secret -> {
            String[] parts = secret.split("/");
            assertThat(guide)
                    .anyMatch(row -> row.strip().startsWith("|")
                            && row.split("\\|")[1].contains("`" + parts[0] + "`")
                            && row.split("\\|")[2].contains("`" + parts[1] + "`"));
        });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void variablesTakeThemFromSomewhere(WorkloadTest.Case it) {
        assertThat(it.workload().container().getEnv())
                .filteredOn(variable -> SECRET_NAME.matcher(variable.getName()).matches())
                .filteredOn(variable -> !variable.getName().equals("CELLFLEET_API_SECRETS"))
                .isNotEmpty()
                .extracting(EnvVar::getValue)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void filesOnlyPointToThem(WorkloadTest.Case it) {
        assertThat(Config.of(it.overlay(), it.workload().name()).all()).allSatisfy((name, value) -> {
            if (SECRET_NAME.matcher(name).matches()) {
                assertThat(value).as(name).matches("\\$\\{[A-Z_]+}");
            }
        });
    }

    @Test
    void nothingLooksLikeAKey() {
        Pattern key = Pattern.compile("(-----BEGIN|cft_[A-Za-z0-9]|\\b(?!0{64})[0-9a-f]{64}\\b)");

        assertThat(Sources.manifests())
                .allSatisfy(file ->
                        assertThat(Sources.text(file)).as(file.toString()).doesNotContainPattern(key));
    }

    /** Who installs must know all that he has to make. */
    @Test
    void thoseToBeMadeByHandStandInTheGuide() {
        Objects objects = Objects.of(Overlay.PROD);
        Set<String> users = objects.ofKind("KafkaUser")
                .map(user -> user.at("/metadata/name").asText())
                .collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        objects.documents().forEach(object -> collect(object, named));
        named.removeAll(users);
        named.removeAll(BY_OPERATORS);
        String guide = Sources.text(Path.of("..", "README.md"));

        assertThat(named)
                .containsExactlyInAnyOrder(
                        "api-gateway-tls",
                        "api-keys",
                        "backup-store",
                        "first-administrator",
                        "fleet",
                        "kafka-door-tls",
                        "mail",
                        "postgres-history",
                        "postgres-registry");
        assertThat(named).allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
    }

    /** Whatever is called a secret, in whatever kind. */
    private static void collect(JsonNode node, Set<String> into) {
        for (String field : new String[] {"secretKeyRef", "passwordSecret", "accessKeyId", "secretAccessKey"}) {
            if (node.path(field).has("name")) {
                into.add(node.path(field).path("name").asText());
            }
        }
        if (node.has("secretName")) {
            into.add(node.path("secretName").asText());
        }
        node.forEach(child -> collect(child, into));
    }
}
