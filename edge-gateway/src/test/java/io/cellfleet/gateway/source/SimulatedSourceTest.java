package io.cellfleet.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.Eventually;
import io.cellfleet.gateway.RecordList;
import io.cellfleet.gateway.config.InvalidSettings;
import io.cellfleet.gateway.config.SimulatorSettings;
import io.cellfleet.gateway.disk.BootNumber;
import io.cellfleet.gateway.disk.DataFolder;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.line.OrderNumbers;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated packs live their past, go on after a stop, and never live a second twice. */
class SimulatedSourceTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00.500Z");
    private static final int PACKS = 5;

    @TempDir
    Path place;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    private Moment clock() {
        return new Moment(now.get().toEpochMilli(), 0, ClockQuality.CLOCK_QUALITY_SET);
    }

    private SimulatedSource prepare(DataFolder folder, int boot, Duration past, long seed, RecordList sent) {
        return SimulatedSource.prepare(
                new SimulatorSettings(PACKS, seed, past),
                "gw-1",
                folder,
                this::clock,
                (identity, protocol) -> new Line(identity, protocol, new OrderNumbers(1, boot), sent));
    }

    /** One life of the gateway, until this second has been sent; returns what was sent. */
    private List<GatewayRecord> live(Duration past, Instant until) throws IOException, InterruptedException {
        RecordList sent = new RecordList();
        try (DataFolder folder = DataFolder.open(place)) {
            SimulatedSource source = prepare(folder, BootNumber.next(folder), past, 1, sent);
            Worker worker = new Worker("simulator", source.reader());
            worker.start();
            Eventually.is("sent until " + until, () -> isSent(sent, until));
            worker.stop();
            worker.join(Duration.ofSeconds(5));
            assertThat(worker.failure()).isEmpty();
        }
        return sent.all();
    }

    private static boolean isSent(RecordList sent, Instant until) {
        List<GatewayRecord> all = sent.frames();
        return !all.isEmpty() && all.getLast().getCapturedAtMs() >= until.toEpochMilli();
    }

    private static Instant firstTime(List<GatewayRecord> records) {
        return Instant.ofEpochMilli(records.getFirst().getCapturedAtMs());
    }

    private static Instant lastTime(List<GatewayRecord> records) {
        return Instant.ofEpochMilli(records.getLast().getCapturedAtMs());
    }

    @Test
    void thePastComesFirstAllPacksInterleavedInTheOrderOfTime() throws IOException, InterruptedException {
        List<GatewayRecord> sent = live(Duration.ofMinutes(10), Instant.parse("2026-06-01T12:00:00Z"));

        assertThat(firstTime(sent)).isEqualTo(Instant.parse("2026-06-01T11:50:01Z"));
        assertThat(lastTime(sent)).isEqualTo(Instant.parse("2026-06-01T12:00:00Z"));
        assertThat(sent).extracting(GatewayRecord::getCapturedAtMs).isSorted();
        assertThat(sent).allMatch(GatewayRecord::getSimulated);
        assertThat(sent.getFirst().getMonotonicMs()).isEqualTo(1_000);
        Map<String, Long> sequences = new HashMap<>();
        for (GatewayRecord it : sent) {
            assertThat(it.getOrder().getSequence()).isEqualTo(sequences.merge(it.getPackId(), 1L, Long::sum));
        }
        assertThat(sequences).hasSize(PACKS);
        assertThat(sent.stream().filter(GatewayRecord::hasLineReport))
                .as("each pack every 5 s of its own time")
                .hasSize(PACKS * 120);
    }

    @Test
    void liveEachSecondOnce() throws IOException, InterruptedException {
        RecordList sent = new RecordList();
        try (DataFolder folder = DataFolder.open(place)) {
            Worker worker = new Worker(
                    "simulator", prepare(folder, 1, Duration.ZERO, 1, sent).reader());
            worker.start();
            assertThat(sent.all()).isEmpty();
            now.set(NOW.plusSeconds(3));
            Eventually.is("three seconds are sent", () -> sent.frames().size() == 3 * PACKS);
            worker.stop();
            worker.join(Duration.ofSeconds(5));
        }
        assertThat(sent.frames()).extracting(GatewayRecord::getCapturedAtMs).doesNotContain(NOW.toEpochMilli());
        assertThat(lastTime(sent.all())).isEqualTo(Instant.parse("2026-06-01T12:00:03Z"));
    }

    @Test
    void afterAStopTheTimeBetweenIsSentWithANewBoot() throws IOException, InterruptedException {
        List<GatewayRecord> first = live(Duration.ofMinutes(10), Instant.parse("2026-06-01T12:00:00Z"));
        now.set(NOW.plusSeconds(300));
        List<GatewayRecord> second = live(Duration.ofMinutes(10), Instant.parse("2026-06-01T12:05:00Z"));

        assertThat(firstTime(second)).isEqualTo(lastTime(first).plusSeconds(1));
        assertThat(second.getFirst().getOrder().getBoot()).isEqualTo(2);
        assertThat(second.getFirst().getOrder().getSequence()).isEqualTo(1);
        assertNoTimeTwice(first, second);
    }

    @Test
    void noMoreOfTheTimeBetweenIsSentThanThePast() throws IOException, InterruptedException {
        live(Duration.ofMinutes(1), Instant.parse("2026-06-01T12:00:00Z"));
        now.set(NOW.plusSeconds(3_600));
        List<GatewayRecord> second = live(Duration.ofMinutes(1), Instant.parse("2026-06-01T13:00:00Z"));

        assertThat(firstTime(second)).isEqualTo(Instant.parse("2026-06-01T12:59:01Z"));
    }

    /** The disk says what may have been sent before it is sent, so what a kill leaves behind is enough. */
    @Test
    void afterAKillNoTimeIsSentTwice() throws IOException, InterruptedException {
        Path killed = place.resolve("killed");
        RecordList first = new RecordList();
        try (DataFolder folder = DataFolder.open(place)) {
            Worker worker = new Worker(
                    "simulator",
                    prepare(folder, BootNumber.next(folder), Duration.ofMinutes(12), 1, first)
                            .reader());
            worker.start();
            Eventually.is("sent", () -> isSent(first, Instant.parse("2026-06-01T12:00:00Z")));
            // What a kill now would leave on the disk.
            Files.copy(place.resolve(FleetStore.FILE), killed);
            worker.stop();
            worker.join(Duration.ofSeconds(5));
        }
        Files.move(killed, place.resolve(FleetStore.FILE), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        now.set(NOW.plusSeconds(60));
        List<GatewayRecord> second = live(Duration.ofMinutes(12), Instant.parse("2026-06-01T12:01:00Z"));

        assertNoTimeTwice(first.all(), second);
        assertThat(Duration.between(lastTime(first.all()), firstTime(second)))
                .as("the gap a kill leaves")
                .isLessThanOrEqualTo(FleetReader.AHEAD_LIVE.plusSeconds(1));
    }

    @Test
    void anotherSeedBeginsAnewButStillSendsNoTimeTwice() throws IOException, InterruptedException {
        List<GatewayRecord> first = live(Duration.ofMinutes(1), Instant.parse("2026-06-01T12:00:00Z"));
        now.set(NOW.plusSeconds(10));
        RecordList second = new RecordList();
        try (DataFolder folder = DataFolder.open(place)) {
            Worker worker = new Worker(
                    "simulator",
                    prepare(folder, 2, Duration.ofMinutes(1), 2, second).reader());
            worker.start();
            Eventually.is("sent", () -> isSent(second, Instant.parse("2026-06-01T12:00:10Z")));
            worker.stop();
            worker.join(Duration.ofSeconds(5));
        }
        assertNoTimeTwice(first, second.all());
    }

    @Test
    void whatWasSavedAndCannotBeReadIsNotThrownAwaySilently() throws IOException {
        Files.write(place.resolve(FleetStore.FILE), new byte[] {1, 2, 3, 4, 5});
        try (DataFolder folder = DataFolder.open(place)) {
            assertThatThrownBy(() -> prepare(folder, 1, Duration.ZERO, 1, new RecordList()))
                    .isInstanceOf(InvalidSettings.class)
                    .hasMessageContaining(place.resolve(FleetStore.FILE).toString())
                    .hasMessageContaining("delete the file");
        }
    }

    private static void assertNoTimeTwice(List<GatewayRecord> first, List<GatewayRecord> second) {
        Set<String> lived = new HashSet<>();
        for (GatewayRecord it : first) {
            lived.add(it.getPackId() + " " + it.getCapturedAtMs());
        }
        assertThat(second)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(lived).doesNotContain(it.getPackId() + " " + it.getCapturedAtMs()));
    }
}
