package io.cellfleet.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * One of our services as it runs.
 *
 * @param selector by which it knows its pods
 * @param least    instances there are
 * @param most     instances there may be, without one more while a new version comes
 * @param surge    of that
 */
record Workload(String name, Map<String, String> selector, PodTemplateSpec template, int least, int most, int surge) {

    private static final Map<Overlay, List<Workload>> KNOWN = new ConcurrentHashMap<>();

    static List<Workload> of(Overlay overlay) {
        return KNOWN.computeIfAbsent(overlay, key -> of(Objects.of(key)));
    }

    /**
     * @throws IllegalStateException when there is none
     */
    static Workload of(Overlay overlay, String name) {
        return of(overlay).stream()
                .filter(it -> it.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalStateException(overlay + " has no " + name));
    }

    private static List<Workload> of(Objects objects) {
        List<HorizontalPodAutoscaler> scalers = objects.all(HorizontalPodAutoscaler.class);
        Stream<Workload> deployments = objects.all(Deployment.class).stream().map(it -> of(it, scalers));
        Stream<Workload> sets = objects.all(StatefulSet.class).stream()
                .map(it -> new Workload(
                        it.getMetadata().getName(),
                        it.getSpec().getSelector().getMatchLabels(),
                        it.getSpec().getTemplate(),
                        it.getSpec().getReplicas(),
                        it.getSpec().getReplicas(),
                        0));
        return Stream.concat(deployments, sets).toList();
    }

    private static Workload of(Deployment it, List<HorizontalPodAutoscaler> scalers) {
        String name = it.getMetadata().getName();
        Optional<HorizontalPodAutoscaler> scaler = scalers.stream()
                .filter(hpa -> hpa.getSpec().getScaleTargetRef().getName().equals(name))
                .findAny();
        // What scales by itself has no number of its own, else each apply would set it back.
        Optional<Integer> fixed = Optional.ofNullable(it.getSpec().getReplicas());
        if (fixed.isPresent() == scaler.isPresent()) {
            throw new IllegalStateException(name + " must have either a number of instances or a scaler");
        }
        return new Workload(
                name,
                it.getSpec().getSelector().getMatchLabels(),
                it.getSpec().getTemplate(),
                fixed.orElseGet(() -> scaler.orElseThrow().getSpec().getMinReplicas()),
                fixed.orElseGet(() -> scaler.orElseThrow().getSpec().getMaxReplicas()),
                it.getSpec().getStrategy().getRollingUpdate().getMaxSurge().getIntVal());
    }

    PodSpec pod() {
        return template.getSpec();
    }

    /** There is one in each pod. */
    Container container() {
        if (pod().getContainers().size() != 1 || !pod().getInitContainers().isEmpty()) {
            throw new IllegalStateException(name + " has more than one container");
        }
        return pod().getContainers().get(0);
    }

    Optional<EnvVar> variable(String variable) {
        return container().getEnv().stream()
                .filter(it -> it.getName().equals(variable))
                .findAny();
    }

    /**
     * @throws IllegalStateException when the container has no such port
     */
    int port(String portName) {
        return container().getPorts().stream()
                .filter(port -> port.getName().equals(portName))
                .findAny()
                .orElseThrow(() -> new IllegalStateException(name + " has no port " + portName))
                .getContainerPort();
    }

    @Override
    public String toString() {
        return name;
    }
}
