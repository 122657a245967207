package io.cellfleet.kubernetes;

import io.cellfleet.kubernetes.network.Endpoint;
import io.fabric8.kubernetes.api.model.ContainerPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everybody who could open a connection to somebody, or be opened one to: our services' pods as the manifests have them,
 * the pods that the operators make with the labels and ports of their documentation, and who is around.
 */
final class Cluster {

    static final String OUTSIDE = "outside";

    private static final Map<String, Integer> KAFKA_PORTS = Map.of(
            "tcp-ctrlplane",
            9090,
            "tcp-replication",
            9091,
            "tcp-internal",
            9093,
            "tcp-gateways",
            9094,
            "tcp-kafkaagent",
            8443,
            "tcp-prometheus",
            9404);

    private Cluster() {}

    static List<Endpoint> of(Overlay overlay) {
        List<Endpoint> all = new ArrayList<>();
        for (Workload workload : Workload.of(overlay)) {
            all.add(Endpoint.pod(
                    workload.name(),
                    overlay.namespace(),
                    workload.template().getMetadata().getLabels(),
                    workload.container().getPorts().stream()
                            .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort))));
        }
        all.addAll(operated(overlay.namespace()));
        all.addAll(around(overlay.namespace()));
        return all;
    }

    private static List<Endpoint> operated(String namespace) {
        return List.of(
                Endpoint.pod("broker", namespace, kafka("broker", true), KAFKA_PORTS),
                Endpoint.pod("controller", namespace, kafka("controller", false), KAFKA_PORTS),
                Endpoint.pod(
                        "entity-operator",
                        namespace,
                        Map.of("strimzi.io/cluster", "kafka", "strimzi.io/name", "kafka-entity-operator"),
                        Map.of("healthcheck", 8080)),
                Endpoint.pod(
                        "postgres",
                        namespace,
                        Map.of("cnpg.io/cluster", "postgres", "cnpg.io/podRole", "instance"),
                        Map.of("postgresql", 5432, "metrics", 9187, "status", 8000)),
                Endpoint.pod(
                        "postgres-job",
                        namespace,
                        Map.of("cnpg.io/cluster", "postgres", "cnpg.io/jobRole", "join"),
                        Map.of()));
    }

    private static Map<String, String> kafka(String pool, boolean broker) {
        return Map.of(
                "strimzi.io/cluster",
                "kafka",
                "strimzi.io/kind",
                "Kafka",
                "strimzi.io/name",
                "kafka-kafka",
                "strimzi.io/pool-name",
                pool,
                "strimzi.io/broker-role",
                Boolean.toString(broker),
                "strimzi.io/controller-role",
                Boolean.toString(!broker));
    }

    private static List<Endpoint> around(String namespace) {
        return List.of(
                Endpoint.pod("stranger", namespace, Map.of("app", "stranger"), Map.of("http", 8080)),
                Endpoint.pod(
                        "neighbour", "another", Map.of("app.kubernetes.io/name", "api-gateway"), Map.of("http", 8080)),
                Endpoint.pod("dns", "kube-system", Map.of("k8s-app", "kube-dns"), Map.of("dns", 53)),
                Endpoint.pod("ingress-controller", "ingress", Map.of(), Map.of("http", 8080)),
                Endpoint.pod(
                        "prometheus",
                        "monitoring",
                        Map.of("app.kubernetes.io/name", "prometheus"),
                        Map.of("http", 9090)),
                Endpoint.pod(
                        "collector",
                        "monitoring",
                        Map.of("app.kubernetes.io/name", "opentelemetry-collector"),
                        Map.of("otlp", 4317)),
                Endpoint.pod("strimzi", "strimzi", Map.of("strimzi.io/kind", "cluster-operator"), Map.of("http", 8080)),
                Endpoint.pod(
                        "cloudnative-pg",
                        "cnpg-system",
                        Map.of("app.kubernetes.io/name", "cloudnative-pg"),
                        Map.of("webhook", 9443)),
                Endpoint.address("kubernetes", "10.96.0.1", Set.of(443, 6443)),
                // What is of the cluster, its nodes or beside them: the metadata of a cloud's machine gives out its
                // keys.
                Endpoint.address("metadata", "169.254.169.254", Set.of(80)),
                Endpoint.address("shared", "100.64.0.1", Set.of(443)),
                Endpoint.address("private-172", "172.16.0.1", Set.of(443)),
                Endpoint.address("private-192", "192.168.0.1", Set.of(443)),
                Endpoint.address(OUTSIDE, "203.0.113.7", Set.of(25, 443, 587, 6443)));
    }
}
