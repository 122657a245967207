package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.kubernetes.network.Endpoint;
import io.cellfleet.kubernetes.network.Flow;
import io.cellfleet.kubernetes.network.Policies;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.kafka.listener.GenericKafkaListener;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everybody to everybody on every port: what the design draws gets through, and nothing else. Probes are asked by the
 * node, which may always do so.
 */
class FlowsTest {

    /** Of every cluster. */
    private static final String DRAWN = """
            bms-engine -> broker:9093
            history-service -> broker:9093
            history-service -> postgres:5432
            history-service -> history-service:9083
            api-gateway -> broker:9093
            api-gateway -> postgres:5432
            api-gateway -> history-service:9083
            """;

    /** What Kafka and PostgreSQL are made of, and by whom. */
    private static final String OPERATED = """
            broker -> broker:9091
            broker -> controller:9090
            controller -> controller:9090
            entity-operator -> broker:9091
            strimzi -> broker:9091
            strimzi -> broker:8443
            strimzi -> controller:9090
            strimzi -> controller:8443
            postgres -> postgres:5432
            postgres -> postgres:8000
            postgres-job -> postgres:5432
            postgres-job -> postgres:8000
            cloudnative-pg -> postgres:8000
            """;

    /**
     * Kubernetes' API can be anywhere, and so can the object store of backups. Where a network takes a block of addresses
     * for pods too, "anywhere" is also every pod that nobody guards.
     */
    private static final List<String> GO_ANYWHERE = List.of("entity-operator", "postgres", "postgres-job");

    private static final List<Integer> KUBERNETES = List.of(443, 6443);

    private static final String SIMULATOR = "edge-gateway -> broker:9093\n";
    private static final String INGRESS = "ingress-controller -> api-gateway:8080\n";
    private static final String OIDC = "api-gateway -> outside:443\n";
    private static final String NOTIFICATIONS = "api-gateway -> outside:443\napi-gateway -> outside:587\n";
    private static final String TRACES = """
            bms-engine -> collector:4317
            history-service -> collector:4317
            api-gateway -> collector:4317
            """;
    private static final String MONITORING = """
            prometheus -> api-gateway:9000
            prometheus -> bms-engine:9002
            prometheus -> history-service:9003
            prometheus -> broker:9404
            prometheus -> controller:9404
            prometheus -> postgres:9187
            """;

    @ParameterizedTest
    @EnumSource
    void whatIsDrawnGetsThroughAndNothingElse(Overlay overlay) {
        Policies policies = new Policies(Objects.of(overlay).all(NetworkPolicy.class));
        List<Endpoint> everybody = Cluster.of(overlay);
        Set<Integer> ports = policies.ends();
        everybody.forEach(it -> ports.addAll(it.ports().values()));
        Set<String> through = new TreeSet<>();
        for (Endpoint from : everybody) {
            for (Endpoint to : everybody) {
                // Of others among themselves our policies say nothing.
                if (isOurs(from, overlay) || isOurs(to, overlay)) {
                    Stream.of("TCP", "UDP")
                            .flatMap(protocol -> ports.stream().map(port -> new Flow(from, to, protocol, port)))
                            .filter(policies::allow)
                            .forEach(flow -> through.add(flow.toString()));
                }
            }
        }

        assertThat(through).isEqualTo(drawn(overlay, everybody));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsNamedWhoIsNotThere(Overlay overlay) {
        Policies policies = new Policies(Objects.of(overlay).all(NetworkPolicy.class));

        assertThat(policies.strangers(Cluster.of(overlay))).isEmpty();
    }

    /** It comes of the listener's peers, and adds to ours. */
    @ParameterizedTest
    @EnumSource
    void theOperatorsPolicyLetsServicesInAlone(Overlay overlay) {
        Policies operators = new Policies(List.of(new NetworkPolicyBuilder()
                .withNewMetadata()
                .withNamespace(overlay.namespace())
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .endPodSelector()
                .withPolicyTypes("Ingress")
                .addNewIngress()
                .withFrom(internal(overlay).getNetworkPolicyPeers())
                .endIngress()
                .endSpec()
                .build()));
        List<Endpoint> everybody = Cluster.of(overlay);
        Endpoint broker = everybody.stream()
                .filter(it -> it.name().equals("broker"))
                .findAny()
                .orElseThrow();

        assertThat(everybody)
                .filteredOn(it -> operators.allow(new Flow(it, broker, "TCP", 9093)))
                .extracting(Endpoint::name)
                .containsExactlyInAnyOrderElementsOf(
                        Workload.of(overlay).stream().map(Workload::name).toList());
    }

    private static GenericKafkaListener internal(Overlay overlay) {
        return Objects.of(overlay).all(Kafka.class).get(0).getSpec().getKafka().getListeners().stream()
                .filter(it -> it.getName().equals("internal"))
                .findAny()
                .orElseThrow();
    }

    private static boolean isOurs(Endpoint endpoint, Overlay overlay) {
        return endpoint.namespace().equals(overlay.namespace());
    }

    private static Set<String> drawn(Overlay overlay, List<Endpoint> everybody) {
        Set<String> drawn = new TreeSet<>();
        Stream.of(DRAWN, OPERATED).flatMap(String::lines).forEach(drawn::add);
        add(drawn, SIMULATOR, overlay.has("simulator"));
        add(drawn, INGRESS, overlay.has("ingress"));
        add(drawn, OIDC, overlay.has("oidc"));
        add(drawn, NOTIFICATIONS, overlay.has("notifications"));
        add(drawn, MONITORING, overlay.has("monitoring"));
        add(drawn, TRACES, overlay.has("traces"));
        List<Endpoint> unguarded =
                everybody.stream().filter(it -> !isOurs(it, overlay)).toList();
        GO_ANYWHERE.forEach(from ->
                unguarded.forEach(to -> KUBERNETES.forEach(port -> drawn.add(from + " -> " + to + ":" + port))));
        if (overlay.has("gateway-door")) {
            // A site is anywhere; whoever may open connections at all may come to this door, and has to say who he is.
            everybody.stream().filter(it -> !isOurs(it, overlay)).forEach(it -> drawn.add(it + " -> broker:9094"));
        }
        everybody.stream()
                .filter(it -> isOurs(it, overlay))
                .forEach(it -> drawn.addAll(List.of(it + " -> dns:53", it + " -> dns:53/UDP")));
        return drawn;
    }

    private static void add(Set<String> drawn, String flows, boolean wanted) {
        if (wanted) {
            flows.lines().forEach(drawn::add);
        }
    }
}
