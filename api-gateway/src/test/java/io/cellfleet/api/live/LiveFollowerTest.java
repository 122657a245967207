package io.cellfleet.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.api.history.History;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.Eventually;
import io.cellfleet.api.world.FakeHistory;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.history.v1.HistoryGrpc;
import io.cellfleet.contract.history.v1.HistoryKeepingGrpc;
import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.embedded.FreePort;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the live view is filled: a real broker, and a history that comes late. */
class LiveFollowerTest {

    private final int historyPort;
    private final ManagedChannel channel;

    LiveFollowerTest() throws IOException {
        historyPort = FreePort.find();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", historyPort)
                .usePlaintext()
                .build();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void waitsForHistoryThenFollowsFromWhereHistoryEnds(@TempDir Path folder) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            kafka.createTopics(1);
            Broker broker = new Broker(kafka.bootstrapServers());
            long now = System.currentTimeMillis();
            broker.send(Statuses.frame("stored", 1, now), Statuses.frame("left-out", 1, now));
            broker.send(Statuses.frame("stored", 2, now + 1), Statuses.frame("fresh", 1, now));
            broker.sendBytes(Topics.STATUS, "site", "no status".getBytes(StandardCharsets.UTF_8));

            LiveView view = new LiveView();
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            LiveFollower follower = follower(kafka, view, meters);
            follower.start(new StartupEvent());
            Eventually.succeeds(() -> assertThat(follower.state())
                    .isEqualTo(new LiveFollower.State(
                            false, "history does not answer (UNAVAILABLE); tried again every few seconds")));

            assertThat(behindSeconds(meters)).isPositive();

            try (FakeHistory history = new FakeHistory(historyPort)) {
                history.knows(Statuses.latest("stored", 1));
                history.isUpTo(0, 2);
                Eventually.succeeds(
                        () -> assertThat(follower.state().caughtUp()).isTrue());

                assertThat(view.pack("stored").orElseThrow().status().getOrder().getSequence())
                        .isEqualTo(2);
                assertThat(view.pack("fresh")).isPresent();
                assertThat(view.pack("left-out"))
                        .as("before the offset that history named")
                        .isEmpty();
                double withinOnePoll = 1.0;
                Eventually.succeeds(() -> assertThat(behindSeconds(meters)).isLessThan(withinOnePoll));
                assertThat(meters.counter("cellfleet.live.unreadable").count())
                        .as("a record that is no status is counted and passed over")
                        .isEqualTo(1);
            }
            follower.stop(new ShutdownEvent());
        }
    }

    /** The topic was made anew, and history does not know yet. */
    @Test
    void beginsAnewWhereHistoryEndsBehindTheTopic(@TempDir Path folder) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
                FakeHistory history = new FakeHistory(historyPort)) {
            kafka.createTopics(1);
            new Broker(kafka.bootstrapServers()).send(Statuses.frame("fresh", 1, System.currentTimeMillis()));
            history.isUpTo(0, 1_000_000);
            LiveView view = new LiveView();
            LiveFollower follower = follower(kafka, view, new SimpleMeterRegistry());
            follower.start(new StartupEvent());

            Eventually.succeeds(() -> assertThat(follower.isCaughtUp()).isTrue());

            assertThat(view.pack("fresh")).isPresent();
            follower.stop(new ShutdownEvent());
        }
    }

    private LiveFollower follower(EmbeddedKafka kafka, LiveView view, MeterRegistry meters) {
        return new LiveFollower(
                new History(HistoryGrpc.newBlockingStub(channel), HistoryKeepingGrpc.newBlockingStub(channel)),
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                view,
                meters,
                OpenTelemetry.noop());
    }

    private static double behindSeconds(MeterRegistry meters) {
        return meters.get("cellfleet.live.behind.seconds").gauge().value();
    }
}
