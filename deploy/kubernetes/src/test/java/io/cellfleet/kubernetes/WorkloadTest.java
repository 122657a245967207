package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How our services run. */
class WorkloadTest {

    /** What a service needs to end after its last request: the slowest was measured at 4 s on a busy machine. */
    private static final Duration TO_CLOSE = Duration.ofSeconds(20);

    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)m");
    private static final Pattern DIGEST = Pattern.compile(".+@sha256:[0-9a-f]{64}");

    record Case(Overlay overlay, Workload workload) {

        @Override
        public String toString() {
            return overlay + " " + workload;
        }
    }

    static Stream<Case> workloads() {
        return Stream.of(Overlay.values())
                .flatMap(overlay -> Workload.of(overlay).stream().map(it -> new Case(overlay, it)));
    }

    @Test
    void eachOverlayHasItsServices() {
        List<String> cluster = List.of("api-gateway", "bms-engine", "history-service");

        assertThat(names(Overlay.STAGING)).containsExactlyInAnyOrderElementsOf(cluster);
        assertThat(names(Overlay.PROD)).containsExactlyInAnyOrderElementsOf(cluster);
        assertThat(names(Overlay.DEV))
                .containsExactlyInAnyOrder("api-gateway", "edge-gateway", "bms-engine", "history-service");
    }

    private static List<String> names(Overlay overlay) {
        return Workload.of(overlay).stream().map(Workload::name).toList();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void selectorsMatchTheirPods(Case it) {
        assertThat(it.workload().template().getMetadata().getLabels())
                .containsAllEntriesOf(it.workload().selector());
        // What may never be changed must not name what changes.
        assertThat(it.workload().selector()).containsOnlyKeys("app.kubernetes.io/name");
        assertThat(it.workload().pod().getTopologySpreadConstraints())
                .allSatisfy(spread -> assertThat(spread.getLabelSelector().getMatchLabels())
                        .isEqualTo(it.workload().selector()));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void probesAskTheManagementPort(Case it) {
        Container container = it.workload().container();

        assertThat(it.workload().port("management"))
                .hasToString(Sources.defaults(it.workload().name()).getProperty("quarkus.management.port"));
        assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .allSatisfy(probe ->
                        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management"));
    }

    @ParameterizedTest(name = "{0} {1}: {6}")
    @CsvSource(delimiter = '|', textBlock = """
            api-gateway     | startup   | started | 5  | 3 | 60  | tables are migrated within five minutes
            bms-engine      | startup   | ready   | 10 | 5 | 120 | Kafka and its topics may take twenty minutes to come
            history-service | startup   | ready   | 10 | 5 | 120 | the same of Kafka and PostgreSQL
            edge-gateway    | startup   | started | 5  | 3 | 60  | the spool is opened
            api-gateway     | liveness  | live    | 10 | 3 | 6   | a pause of a minute is no reason to begin anew
            bms-engine      | liveness  | live    | 10 | 3 | 6   | nor is whoever it waits for
            history-service | liveness  | live    | 10 | 3 | 6   | the same
            edge-gateway    | liveness  | live    | 10 | 3 | 6   | the same
            api-gateway     | readiness | ready   | 5  | 3 | 2   | its live view has caught up
            bms-engine      | readiness | live    | 5  | 3 | 2   | an outage of Kafka is one that all share
            history-service | readiness | live    | 5  | 3 | 2   | without Kafka it still knows the past
            edge-gateway    | readiness | live    | 5  | 3 | 2   | a silent line is nothing that others mend
            """)
    void probesAskForWhatCanBeMended(
            String service,
            String probe,
            String path,
            int everySeconds,
            int timeoutSeconds,
            int times,
            String because) {
        List<Case> cases =
                workloads().filter(it -> it.workload().name().equals(service)).toList();

        assertThat(cases).isNotEmpty().allSatisfy(it -> {
            Container container = it.workload().container();
            Probe asked = switch (probe) {
                case "startup" -> container.getStartupProbe();
                case "liveness" -> container.getLivenessProbe();
                case "readiness" -> container.getReadinessProbe();
                default -> throw new IllegalArgumentException(probe);
            };
            assertThat(asked.getHttpGet().getPath()).as(because).isEqualTo("/q/health/" + path);
            assertThat(List.of(asked.getPeriodSeconds(), asked.getTimeoutSeconds(), asked.getFailureThreshold()))
                    .as(because)
                    .containsExactly(everySeconds, timeoutSeconds, times);
            assertThat(asked.getInitialDelaySeconds()).isNull();
        });
    }

    /** Else a rollout is given up while its first new instance may still wait. */
    @ParameterizedTest
    @EnumSource
    void aRolloutIsGivenTheTimeOfItsProbe(Overlay overlay) {
        assertThat(Objects.of(overlay).all(Deployment.class)).isNotEmpty().allSatisfy(deployment -> {
            var spec = deployment.getSpec();
            Probe startup = spec.getTemplate().getSpec().getContainers().get(0).getStartupProbe();
            int begins = startup.getPeriodSeconds() * startup.getFailureThreshold();
            // Kubernetes' own patience is 600 s.
            int patience = spec.getProgressDeadlineSeconds() == null ? 600 : spec.getProgressDeadlineSeconds();
            int ready = spec.getMinReadySeconds() == null ? 0 : spec.getMinReadySeconds();
            assertThat(patience).isGreaterThan(begins + ready);
        });
    }

    /** Of the API readiness is the live view, as what PostgreSQL says is taken out of it. */
    @ParameterizedTest
    @EnumSource
    void withoutPostgresqlTheLiveViewGoesOn(Overlay overlay) {
        assertThat(Config.of(overlay, "api-gateway").all())
                .containsEntry(
                        "quarkus.smallrye-health.check.\"io.quarkus.agroal.runtime.health.DataSourceHealthCheck\".enabled",
                        "false");
    }

    @ParameterizedTest
    @EnumSource
    void servicesLeadToPortsThatThereAre(Overlay overlay) {
        Objects objects = Objects.of(overlay);
        List<Workload> workloads = Workload.of(overlay);
        assertThat(objects.all(Service.class)).hasSameSizeAs(workloads);
        for (Service service : objects.all(Service.class)) {
            Workload workload = workloads.stream()
                    .filter(it -> it.selector().equals(service.getSpec().getSelector()))
                    .findAny()
                    .orElseThrow();
            assertThat(service.getMetadata().getName()).isEqualTo(workload.name());
            // Whoever comes from outside comes by a component's door.
            assertThat(service.getSpec().getType()).isIn(null, "ClusterIP");
            assertThat(service.getSpec().getExternalIPs()).isNullOrEmpty();
            for (ServicePort port : service.getSpec().getPorts()) {
                assertThat(port.getPort())
                        .isEqualTo(workload.port(port.getTargetPort().getStrVal()));
            }
        }
        for (Ingress ingress : objects.all(Ingress.class)) {
            var backend = ingress.getSpec()
                    .getRules()
                    .get(0)
                    .getHttp()
                    .getPaths()
                    .get(0)
                    .getBackend()
                    .getService();
            assertThat(objects.one("Service", backend.getName())
                            .at("/spec/ports")
                            .findValuesAsText("name"))
                    .contains(backend.getPort().getName());
        }
    }

    @Test
    void whatIsScrapedIsThere() {
        Path file = Sources.PROJECT.resolve("deploy/observability/monitors/services.yaml");
        PodMonitor ours = Kinds.typed(Yaml.documents(Sources.text(file)).get(0), PodMonitor.class);

        assertThat(ours.getMetadata().getName()).isEqualTo("cellfleet");
        for (Workload workload : Workload.of(Overlay.DEV)) {
            assertThat(workload.template().getMetadata().getLabels())
                    .containsAllEntriesOf(ours.getSpec().getSelector().getMatchLabels());
            assertThat(workload.port(
                            ours.getSpec().getPodMetricsEndpoints().get(0).getPort()))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void imagesArePinned(Case it) {
        String image = it.workload().container().getImage();

        assertThat(image).endsWith("/" + it.workload().name() + image.substring(nameEnd(image)));
        if (it.overlay() == Overlay.DEV) {
            // Built on the spot; nobody can pull it.
            assertThat(image).isEqualTo("cellfleet/" + it.workload().name() + ":dev");
        } else {
            assertThat(image).matches(DIGEST);
        }
    }

    private static int nameEnd(String image) {
        int digest = image.indexOf('@');
        return digest > 0 ? digest : image.indexOf(':', image.lastIndexOf('/'));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void memoryFitsTheJavaMachine(Case it) {
        var resources = it.workload().container().getResources();
        Quantity limit = resources.getLimits().get("memory");
        Matcher heap = HEAP.matcher(
                it.workload().variable("JDK_JAVA_OPTIONS").orElseThrow().getValue());

        assertThat(heap.find()).isTrue();
        BigDecimal heapBytes = new BigDecimal(heap.group(1)).multiply(BigDecimal.valueOf(1 << 20));
        // What is not heap took up to 190 MB where it was measured, in the history with a heap of 320.
        assertThat(limit.getNumericalAmount().subtract(heapBytes))
                .isGreaterThanOrEqualTo(BigDecimal.valueOf(200 << 20));
        // What is promised is there: the heap grows to its limit sooner or later.
        assertThat(resources.getRequests().get("memory")).isEqualTo(limit);
        // Whole processors: Java counts them.
        assertThat(resources.getLimits().get("cpu").getAmount()).matches("\\d+");
        assertThat(resources.getRequests()).containsKey("cpu");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void thereIsTimeToEnd(Case it) {
        Container container = it.workload().container();
        long announced = container.getLifecycle() == null
                ? 0
                : container.getLifecycle().getPreStop().getSleep().getSeconds();
        Duration requests = Config.of(it.overlay(), it.workload().name())
                .seconds("quarkus.shutdown.timeout")
                .orElse(Duration.ofSeconds(1));

        assertThat(Duration.ofSeconds(it.workload().pod().getTerminationGracePeriodSeconds()))
                .isGreaterThanOrEqualTo(
                        Duration.ofSeconds(announced).plus(requests).plus(TO_CLOSE));
        // Who is asked by others goes on for a moment, until they know.
        assertThat(announced > 0)
                .isEqualTo(List.of("api-gateway", "history-service")
                        .contains(it.workload().name()));
    }
}
