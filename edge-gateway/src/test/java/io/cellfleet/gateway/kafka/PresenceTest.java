package io.cellfleet.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.Presence;
import io.cellfleet.gateway.Eventually;
import io.cellfleet.gateway.Frames;
import io.cellfleet.gateway.config.SpoolSettings;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.LineIdentity;
import io.cellfleet.gateway.line.OrderNumbers;
import io.cellfleet.gateway.spool.Spool;
import io.cellfleet.gateway.spool.SpoolDatabase;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest frames go past the spool. */
class PresenceTest {

    @TempDir
    Path folder;

    private static Line line(String installation, String pack, Spool spool) {
        return new Line(
                new LineIdentity("gw-1", installation, pack, false, "test"),
                new SmartBms123(),
                new OrderNumbers(1, 1),
                spool.live());
    }

    @Test
    void oneMessageForEachInstallationWithTheNewestFramesAndWhatWaits() throws IOException, InterruptedException {
        try (SpoolDatabase database = SpoolDatabase.open(folder)) {
            Spool spool =
                    Spool.open(database, new SpoolSettings(Duration.ZERO, 1L << 31, 1_000), 1, 1, System.nanoTime());
            Worker writer = new Worker("spool", spool.writer());
            writer.start();
            Line first = line("house-1", "pack-a", spool);
            Line second = line("house-1", "pack-b", spool);
            Line silent = line("house-2", "pack-c", spool);
            first.heard(Frames.ofCell(1), Site.at(1_000));
            first.heard(Frames.ofCell(2), Site.at(2_000));
            second.heard(Frames.ofCell(3), Site.at(2_500));
            spool.awaitAfter(4, Duration.ofSeconds(20));
            Eventually.is(
                    "they are on disk",
                    () -> spool.oldestWaited(Site.at(61_000)).isPositive());

            List<Presence> said = new PresenceMessages(
                            "gw-1",
                            Optional.empty(),
                            "9.8.7",
                            List.of(first.state(), second.state(), silent.state()),
                            spool,
                            () -> Site.at(61_000))
                    .now();

            assertThat(said).hasSize(2).allSatisfy(it -> {
                assertThat(it.getGatewayId()).isEqualTo("gw-1");
                assertThat(it.getVersion()).isEqualTo("9.8.7");
                assertThat(it.getAtMs()).isEqualTo(Site.at(61_000).capturedAtMs());
                assertThat(it.getClockQuality()).isEqualTo(ClockQuality.CLOCK_QUALITY_SYNCHRONISED);
                assertThat(it.getWaiting()).as("three frames, two line reports").isEqualTo(5);
                assertThat(it.getOldestWaitedMs()).isEqualTo(60_000);
                assertThat(it.getDropped()).isZero();
            });
            Presence house = said.getFirst();
            assertThat(house.getInstallationId()).isEqualTo("house-1");
            assertThat(house.getPacksList()).extracting(it -> it.getPackId()).containsExactly("pack-a", "pack-b");
            assertThat(house.getPacks(0).getFrame().getRaw().toByteArray()).isEqualTo(Frames.ofCell(2));
            assertThat(house.getPacks(0).getOrder().getSequence())
                    .as("the frame, a line report, the frame")
                    .isEqualTo(3);
            assertThat(said.getLast().getPacksList()).as("nothing heard yet").isEmpty();
            writer.stop();
            writer.join(Duration.ofSeconds(20));
        }
    }
}
