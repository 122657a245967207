package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many there are, and whether everything else suffices for them. */
class ScalingTest {

    /** For the operator, copies and people. */
    private static final int SPARE_CONNECTIONS = 20;

    @ParameterizedTest
    @EnumSource
    void nobodyIsWithoutAPartition(Overlay overlay) {
        int partitions = Objects.of(overlay)
                .one("KafkaTopic", "cellfleet.frames.v1")
                .at("/spec/partitions")
                .asInt();

        assertThat(Workload.of(overlay))
                .filteredOn(it -> List.of("bms-engine", "history-service").contains(it.name()))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.most() + it.surge()).isLessThanOrEqualTo(partitions));
    }

    /** One pod of each service may go at any number of instances, so a drain always comes to its end. */
    @ParameterizedTest
    @EnumSource
    void nodesCanBeDrained(Overlay overlay) {
        List<PodDisruptionBudget> budgets = Objects.of(overlay).all(PodDisruptionBudget.class);

        assertThat(budgets).hasSameSizeAs(Workload.of(overlay));
        for (Workload workload : Workload.of(overlay)) {
            PodDisruptionBudget budget = budgets.stream()
                    .filter(it -> it.getMetadata().getName().equals(workload.name()))
                    .findAny()
                    .orElseThrow();
            // As a whole: one condition more, and it guards nobody.
            assertThat(budget.getSpec().getSelector())
                    .isEqualTo(new LabelSelectorBuilder()
                            .withMatchLabels(workload.selector())
                            .build());
            assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
            assertThat(budget.getSpec().getMinAvailable()).isNull();
            // In an outage of Kafka nobody is ready, and nodes must be drained all the same.
            assertThat(budget.getSpec().getUnhealthyPodEvictionPolicy()).isEqualTo("AlwaysAllow");
        }
    }

    /** One that scales what is not there scales nothing, and one instance is none when its node goes. */
    @ParameterizedTest
    @EnumSource
    void scalersKnowWhomTheyScale(Overlay overlay) {
        Objects objects = Objects.of(overlay);

        assertThat(objects.all(HorizontalPodAutoscaler.class))
                .hasSize(overlay.has("autoscaling") ? 2 : 0)
                .allSatisfy(scaler -> {
                    var target = scaler.getSpec().getScaleTargetRef();
                    assertThat(objects.one(target.getKind(), target.getName())
                                    .path("apiVersion")
                                    .asText())
                            .isEqualTo(target.getApiVersion());
                    assertThat(scaler.getSpec().getMinReplicas()).isGreaterThanOrEqualTo(2);
                    assertThat(scaler.getSpec().getMaxReplicas())
                            .isGreaterThan(scaler.getSpec().getMinReplicas());
                });
        if (overlay != Overlay.DEV) {
            assertThat(Workload.of(overlay))
                    .allSatisfy(it -> assertThat(it.least()).isGreaterThanOrEqualTo(2));
        }
    }

    /** A new one is there before an old one goes. */
    @ParameterizedTest
    @EnumSource
    void aRolloutTakesNobodyAway(Overlay overlay) {
        assertThat(Objects.of(overlay).all(Deployment.class)).allSatisfy(deployment -> {
            DeploymentStrategy strategy = deployment.getSpec().getStrategy();
            assertThat(strategy.getType()).isEqualTo("RollingUpdate");
            assertThat(strategy.getRollingUpdate().getMaxUnavailable().getIntVal())
                    .isZero();
            assertThat(strategy.getRollingUpdate().getMaxSurge().getIntVal()).isEqualTo(1);
        });
    }

    /** Two would speak as the same gateway, and would share a spool. */
    @ParameterizedTest
    @EnumSource
    void thereIsOneGateway(Overlay overlay) {
        assertThat(Objects.of(overlay).all(StatefulSet.class))
                .hasSize(overlay.has("simulator") ? 1 : 0)
                .allSatisfy(set -> {
                    assertThat(set.getSpec().getReplicas()).isEqualTo(1);
                    assertThat(set.getSpec().getVolumeClaimTemplates())
                            .singleElement()
                            .satisfies(claim ->
                                    assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteOnce"));
                    var claims = set.getSpec().getPersistentVolumeClaimRetentionPolicy();
                    assertThat(List.of(claims.getWhenDeleted(), claims.getWhenScaled()))
                            .containsOnly("Retain");
                });
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseHasConnectionsForAll(Overlay overlay) {
        int offered = Objects.of(overlay)
                .one("Cluster", "postgres")
                .at("/spec/postgresql/parameters/max_connections")
                .asInt();
        int wanted = SPARE_CONNECTIONS;
        for (Workload workload : Workload.of(overlay)) {
            String pool = Sources.defaults(workload.name()).getProperty("quarkus.datasource.jdbc.max-size");
            String set = Config.of(overlay, workload.name()).all().get("quarkus.datasource.jdbc.max-size");
            if (pool != null) {
                wanted += (workload.most() + workload.surge()) * Integer.parseInt(set == null ? pool : set);
            }
        }

        assertThat(wanted).isGreaterThan(SPARE_CONNECTIONS).isLessThanOrEqualTo(offered);
    }

    /** A standby is a second instance's. */
    @ParameterizedTest
    @EnumSource
    void standbysHaveAPlace(Overlay overlay) {
        int engines = Workload.of(overlay, "bms-engine").least();
        Map<String, String> config = Config.of(overlay, "bms-engine").all();

        assertThat(Integer.parseInt(config.getOrDefault("kafka-streams.num.standby.replicas", "0")))
                .isEqualTo(Math.min(1, engines - 1));
    }

    /** The next old engine goes when the new one has taken partitions over. */
    @ParameterizedTest
    @EnumSource
    void anEngineIsWaitedFor(Overlay overlay) {
        JsonNode engine = Objects.of(overlay).one("Deployment", "bms-engine");
        long looked = Long.parseLong(
                Sources.defaults("bms-engine").getProperty("kafka-streams.probing.rebalance.interval.ms"));

        assertThat(engine.at("/spec/minReadySeconds").asLong() * 1_000).isGreaterThan(looked);
    }
}
