package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is set is understood by whom it is set for. */
class ConfigNamesTest {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");

    /** Read by Quarkus and by {@code java} before there is any configuration. */
    private static final Set<String> OF_THE_START = Set.of("QUARKUS_CONFIG_LOCATIONS", "JDK_JAVA_OPTIONS");

    /** What our own sources of configuration ask for comes too late in a file: it was tried, and was not found. */
    private static final Set<String> ONLY_AS_VARIABLE = Set.of("cellfleet.api.secrets", "cellfleet.gateway.data");

    static Stream<WorkloadTest.Case> workloads() {
        return WorkloadTest.workloads();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void filesHaveNamesThatTheServiceKnows(WorkloadTest.Case it) {
        KnownNames known = KnownNames.of(it.workload().name());

        assertThat(Config.of(it.overlay(), it.workload().name()).all().keySet())
                .isNotEmpty()
                .doesNotContainAnyElementsOf(ONLY_AS_VARIABLE)
                .allMatch(known::has);
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void variablesAreSettingsOrAreUsedInAFile(WorkloadTest.Case it) {
        KnownNames known = KnownNames.of(it.workload().name());
        Set<String> used = used(it);

        assertThat(it.workload().container().getEnv())
                .extracting(EnvVar::getName)
                .doesNotHaveDuplicates()
                .allMatch(name -> OF_THE_START.contains(name) || used.contains(name) || known.hasVariable(name));
        assertThat(it.workload().container().getEnv())
                .extracting(EnvVar::getName)
                .containsAll(used);
    }

    private static Set<String> used(WorkloadTest.Case it) {
        return Config.of(it.overlay(), it.workload().name()).all().values().stream()
                .flatMap(value -> EXPRESSION.matcher(value).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void namesAreReadOffTheSources() {
        assertThat(ConfigMappings.of(Sources.PROJECT.resolve("edge-gateway/src/main/java")))
                .contains(
                        "cellfleet.gateway.id",
                        "cellfleet.gateway.spool.sync",
                        "cellfleet.gateway.lines[N].pack",
                        "cellfleet.simulator.packs");
        assertThat(ConfigMappings.of(Sources.PROJECT.resolve("history-service/src/main/java")))
                .contains("history.query.at-a-time", "history.keeping.raw-days")
                .doesNotContain("history.keeping.ages");
    }

    @Test
    void whatNobodyKnowsIsRefused() {
        KnownNames api = KnownNames.of("api-gateway");

        assertThat(api.has("kafka.security.protocol")).isTrue();
        assertThat(api.has("kafka.security.protocoll")).isFalse();
        assertThat(api.has("cellfleet.api.oidc.isuer")).isFalse();
        assertThat(api.has("kafka-streams.num.standby.replicas")).isFalse();
        assertThat(KnownNames.of("bms-engine").has("kafka-streams.num.standby.replicas"))
                .isTrue();
        assertThat(api.hasVariable("CELLFLEET_API_FLEET_SECRET")).isTrue();
        assertThat(api.hasVariable("CELLFLEET_ENGINE_FLEET_SECRET")).isFalse();
    }
}
