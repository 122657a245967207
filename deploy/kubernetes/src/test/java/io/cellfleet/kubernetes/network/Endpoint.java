package io.cellfleet.kubernetes.network;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a flow begins or ends: a pod, or an address that is none.
 *
 * @param namespace of a pod; empty for what is no pod
 * @param labels    of a pod
 * @param ports     what it listens on, by name
 * @param address   IPv4
 */
public record Endpoint(
        String name, String namespace, Map<String, String> labels, Map<String, Integer> ports, String address) {

    /** Kubernetes puts it on every namespace by itself. */
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    public Endpoint {
        labels = Map.copyOf(labels);
        ports = Map.copyOf(ports);
    }

    public static Endpoint pod(String name, String namespace, Map<String, String> labels, Map<String, Integer> ports) {
        return new Endpoint(name, namespace, labels, ports, "10.1.0.1");
    }

    public static Endpoint address(String name, String address, Set<Integer> ports) {
        Map<String, Integer> byNumber = ports.stream().collect(Collectors.toMap(port -> "port" + port, port -> port));
        return new Endpoint(name, "", Map.of(), byNumber, address);
    }

    public boolean isPod() {
        return !namespace.isEmpty();
    }

    Map<String, String> namespaceLabels() {
        return Map.of(NAMESPACE_NAME, namespace);
    }

    @Override
    public String toString() {
        return name;
    }
}
