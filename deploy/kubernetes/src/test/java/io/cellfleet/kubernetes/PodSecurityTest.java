package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kubernetes' profile "restricted", and a root file system that cannot be written. */
class PodSecurityTest {

    static Stream<WorkloadTest.Case> workloads() {
        return WorkloadTest.workloads();
    }

    @ParameterizedTest
    @EnumSource
    void theNamespaceAsksForIt(Overlay overlay) {
        assertThat(Objects.of(overlay).all(Namespace.class))
                .singleElement()
                .satisfies(namespace -> assertThat(namespace.getMetadata().getLabels())
                        .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void servicesKeepToIt(WorkloadTest.Case it) {
        PodSpec pod = it.workload().pod();
        Container container = it.workload().container();

        assertThat(pod.getHostNetwork()).isNull();
        assertThat(pod.getHostPID()).isNull();
        assertThat(pod.getHostIPC()).isNull();
        assertThat(container.getPorts())
                .allSatisfy(port -> assertThat(port.getHostPort()).isNull());
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getPrivileged()).isNull();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getSecurityContext().getCapabilities().getAdd()).isNullOrEmpty();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(pod.getVolumes()).allSatisfy(PodSecurityTest::isAllowed);
    }

    private static void isAllowed(Volume volume) {
        assertThat(Stream.of(volume.getConfigMap(), volume.getSecret(), volume.getEmptyDir())
                        .filter(source -> source != null))
                .as(volume.getName())
                .hasSize(1);
    }

    /** Java and Vert.x write to /tmp, native libraries are unpacked there. */
    @ParameterizedTest
    @MethodSource("workloads")
    void whatMustBeWrittenIsMounted(WorkloadTest.Case it) {
        List<String> writable = it.workload().container().getVolumeMounts().stream()
                .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .map(VolumeMount::getMountPath)
                .toList();
        boolean keeps =
                List.of("bms-engine", "edge-gateway").contains(it.workload().name());

        assertThat(writable)
                .containsExactlyInAnyOrderElementsOf(keeps ? List.of("/tmp", "/var/lib/cellfleet") : List.of("/tmp"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void nobodyHasAToken(WorkloadTest.Case it) {
        assertThat(it.workload().pod().getAutomountServiceAccountToken()).isFalse();
        assertThat(it.workload().pod().getServiceAccountName())
                .isEqualTo(it.workload().name());
        assertThat(Objects.of(it.overlay()).all(ServiceAccount.class))
                .filteredOn(account ->
                        account.getMetadata().getName().equals(it.workload().name()))
                .singleElement()
                .satisfies(account ->
                        assertThat(account.getAutomountServiceAccountToken()).isFalse());
    }

    /** Whatever the operator adds by itself. A read-only root is nothing that its images are made for. */
    @ParameterizedTest
    @EnumSource
    void kafkaKeepsToItToo(Overlay overlay) {
        Objects objects = Objects.of(overlay);
        JsonNode operators = objects.one("Kafka", "kafka").at("/spec/entityOperator/template");
        Stream<JsonNode> containers = Stream.concat(
                objects.ofKind("KafkaNodePool").map(pool -> pool.at("/spec/template/kafkaContainer")),
                Stream.of(operators.path("topicOperatorContainer"), operators.path("userOperatorContainer")));

        assertThat(containers.map(container -> container.path("securityContext")))
                .allSatisfy(security -> {
                    assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
                    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                            .isFalse();
                    assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                    assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
                });
    }
}
