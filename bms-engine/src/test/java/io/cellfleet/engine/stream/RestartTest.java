package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.trace.RecordTraces;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RelayOrder;
import io.cellfleet.contract.v1.ReleaseQuarantine;
import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.engine.downlink.Downlinks;
import io.cellfleet.engine.figures.EngineFigures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine keeps in its stores is there again after a restart, on a machine that has nothing of it. */
class RestartTest {

    @TempDir
    Path folder;

    @Test
    void aQuarantineAndWhatWasSentSurviveARestart() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                Wire wire = new Wire(kafka.bootstrapServers())) {
            kafka.createTopics(1);
            createDownlink(kafka);
            Site site = new Site();
            PlantedFailure failure = new PlantedFailure();
            failure.at(5);
            try (KafkaStreams engine = start(kafka, failure, "first")) {
                wire.send(Topics.SETTINGS, Site.INSTALLATION, Site.settings(1).toByteArray());
                orders(wire, Downlink::hasSettings);
                for (int second = 0; second < 6; second++) {
                    wire.send(site.frame(second).toBuilder().setWaitedMs(0).build());
                }
                orders(wire, downlink -> downlink.getOrder().getSuspended());
                assertThat(engine.close(Duration.ofSeconds(60))).isTrue();
            }

            try (KafkaStreams engine = start(kafka, new PlantedFailure(), "second")) {
                wire.send(site.frame(6).toBuilder().setWaitedMs(0).build());
                wire.send(Topics.OPERATOR_ACTIONS, Site.INSTALLATION, release());
                List<PackStatus> statuses = wire.read(Topics.STATUS, PackStatus.parser(), status -> true, 7);
                assertThat(statuses)
                        .extracting(status -> status.getOrder().getSequence())
                        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
                wire.send(site.frame(7).toBuilder().setWaitedMs(0).build());
                List<Downlink> downlink = orders(wire, message -> resumed(message.getOrder()));
                assertThat(downlink)
                        .filteredOn(Downlink::hasSettings)
                        .as("sent once")
                        .hasSize(1);
                assertThat(downlink)
                        .filteredOn(message -> message.getOrder().getSuspended())
                        .as("said once")
                        .hasSize(1);
                assertThat(wire.read(Topics.EVENTS, PackEvent.parser(), event -> event.getIndex() >= 1_000, 2))
                        .extracting(PackEvent::getFactCase)
                        .containsExactly(PackEvent.FactCase.WARNING_RAISED, PackEvent.FactCase.WARNING_CLEARED);
                assertThat(engine.close(Duration.ofSeconds(60))).isTrue();
            }
        }
    }

    private static boolean resumed(RelayOrder order) {
        return !order.getSuspended() && order.getOrder().getSequence() >= 5;
    }

    private static List<Downlink> orders(Wire wire, java.util.function.Predicate<Downlink> last) {
        return wire.readUntil(Topics.downlink(Site.GATEWAY).name(), Downlink.parser(), last);
    }

    private KafkaStreams start(EmbeddedKafka kafka, Stepping stepping, String name) {
        Properties config = new Properties();
        config.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "engine",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                "session.timeout.ms",
                6_000,
                "heartbeat.interval.ms",
                1_500,
                StreamsConfig.STATE_DIR_CONFIG,
                folder.resolve(name).toString()));
        EngineFigures figures = new EngineFigures(new SimpleMeterRegistry());
        KafkaStreams engine = new KafkaStreams(
                EngineTopology.build(
                        stepping, new AllThere(), Optional::empty, figures, new RecordTraces(OpenTelemetry.noop())),
                config);
        engine.start();
        return engine;
    }

    private static void createDownlink(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Topics.Definition topic = Topics.downlink(Site.GATEWAY);
            admin.createTopics(List.of(
                            new NewTopic(topic.name(), Optional.of(1), Optional.empty()).configs(topic.config())))
                    .all()
                    .get();
        }
    }

    private static byte[] release() {
        return OperatorAction.newBuilder()
                .setActionId("r1")
                .setInstallationId(Site.INSTALLATION)
                .setAuthor("alice")
                .setRequestedAtMs(System.currentTimeMillis())
                .setReleaseQuarantine(ReleaseQuarantine.getDefaultInstance())
                .build()
                .toByteArray();
    }

    /** The topics are made by the test. */
    private static final class AllThere implements Downlinks {

        @Override
        public boolean has(String gatewayId) {
            return true;
        }

        @Override
        public void want(String gatewayId) {
            // It is there.
        }
    }
}
