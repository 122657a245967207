package io.cellfleet.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.RelayReport;
import io.cellfleet.gateway.Eventually;
import io.cellfleet.gateway.Frames;
import io.cellfleet.gateway.RecordList;
import io.cellfleet.gateway.downlink.DownlinkBook;
import io.cellfleet.gateway.downlink.DownlinkTable;
import io.cellfleet.gateway.downlink.Messages;
import io.cellfleet.gateway.guard.GuardOnDuty;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.LineIdentity;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.line.OrderNumbers;
import io.cellfleet.gateway.line.RelayReports;
import io.cellfleet.gateway.relay.RelaySettings.Kind;
import io.cellfleet.gateway.relay.RelaySettings.OutputSettings;
import io.cellfleet.gateway.spool.Durability;
import io.cellfleet.gateway.spool.SpoolDatabase;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole desk over two packs' records, with a clock that is told and relays that always follow. */
class RelayDeskTest {

    private static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00Z");
    private static final int HIGH_MV = 3_750;

    @TempDir
    Path folder;

    private final AtomicLong nowMs = new AtomicLong(1_000_000);
    private final Map<String, Line> lines = new HashMap<>();
    private final RecordList sent = new RecordList();
    private volatile boolean linked;
    private SpoolDatabase database;
    private RelayAssembly assembly;
    private DownlinkBook book;
    private RelayDesk desk;
    private int boot;

    @BeforeEach
    void open() throws IOException {
        database = SpoolDatabase.open(folder);
    }

    @AfterEach
    void close() throws InterruptedException {
        if (desk != null) {
            desk.stop(told -> false);
        }
        database.close();
    }

    private void start(OutputSettings... outputs) throws IOException {
        boot++;
        assembly = new RelayAssembly(
                new RelaySettings(List.of(outputs), Map.of("a", "house-1", "b", "house-1"), folder), database);
        book = new DownlinkBook(Messages.GATEWAY, Set.of("a", "b"), DownlinkTable.open(database), assembly::wake);
        book.takeUp();
        desk = assembly.desk(new Told(), this::now);
        for (String pack : List.of("a", "b")) {
            lines.put(
                    pack,
                    Line.recorded(
                            new LineIdentity(Messages.GATEWAY, "house-1", pack, false, "test"),
                            new SmartBms123(),
                            new OrderNumbers(1, boot),
                            desk.tap(sent),
                            assembly.reports(pack).orElseGet(RelayReports::new)));
        }
        desk.workers().forEach(Worker::start);
    }

    private final class Told implements RelayAssembly.Downlink {
        @Override
        public Optional<KnownPack> settings(String packId) {
            return book.pack("house-1", packId);
        }

        @Override
        public Optional<EngineOrder> order(String packId) {
            return book.order(packId);
        }

        @Override
        public boolean isLinked(String packId, long at) {
            return linked;
        }

        @Override
        public OptionalLong linkAgeMs(String packId, long at) {
            return OptionalLong.empty();
        }
    }

    private Moment now() {
        long at = nowMs.get();
        return new Moment(BEGIN.toEpochMilli() + at, at, ClockQuality.CLOCK_QUALITY_SET);
    }

    private static OutputSettings each(String pack) {
        return new OutputSettings(pack, List.of(pack), false, new Kind.Simulated());
    }

    private void settings() {
        book.take("settings/house-1", Messages.settings(Messages.installation("house-1", 1, "a", "b")));
    }

    /** A second later a frame has come, and the line has been looked at. */
    private void frame(String pack, byte[] frame) throws InterruptedException {
        nowMs.addAndGet(500);
        lines.get(pack).silent(now());
        lines.get(pack).heard(frame, now());
        nowMs.addAndGet(500);
        lines.get(pack).silent(now());
    }

    private void frames(String pack, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            frame(pack, Frames.ofCell(i + 1));
        }
    }

    private void awaitWish(String pack, String charge, String load) throws InterruptedException {
        Eventually.is(
                pack + " " + charge + ", " + load + ", not " + text(pack),
                () -> text(pack).equals(charge + ", " + load));
    }

    private String text(String pack) {
        return desk.views().stream()
                .filter(view -> view.packId().equals(pack))
                .map(view -> text(view.charge()) + ", " + text(view.load()))
                .findFirst()
                .orElse("nothing");
    }

    private static String text(Wish wish) {
        return (wish.on() ? "on " : "off ") + wish.because().word();
    }

    @Test
    void fromTheFirstStartToTheEnginesOrder() throws IOException, InterruptedException {
        start(each("a"));
        awaitWish("a", "off noSettings", "off noSettings");
        frames("a", 4);
        awaitWish("a", "off noSettings", "off noSettings");

        settings();
        awaitWish("a", "off starting", "off starting");
        frames("a", 2);
        awaitWish("a", "off localStep", "off localStep");
        frames("a", 1);
        awaitWish("a", "on unlinked", "on unlinked");

        linked = true;
        assembly.wake();
        awaitWish("a", "off noOrder", "off noOrder");
        book.take("order/a", Messages.order(Messages.order("a", boot, 5, true)));
        awaitWish("a", "on engineOrder", "on engineOrder");
        book.take("order/a", Messages.order(Messages.order("a", boot, 6, true).setLoadOn(false)));
        awaitWish("a", "on engineOrder", "off engineOrder");

        linked = false;
        assembly.wake();
        awaitWish("a", "on unlinked", "on unlinked");
    }

    @Test
    void aLimitOpensAtTheSecondFrameThatShowsItWhateverTheEngineSays() throws IOException, InterruptedException {
        start(each("a"));
        settings();
        frames("a", 3);
        linked = true;
        book.take("order/a", Messages.order(Messages.order("a", boot, 9, true)));
        awaitWish("a", "on engineOrder", "on engineOrder");

        frame("a", Frames.withHighestCellMv(HIGH_MV));
        frame("a", Frames.withHighestCellMv(HIGH_MV));

        awaitWish("a", "off localStep", "on engineOrder");
    }

    @Test
    void changesAreReportedOnceAndAgainEveryMinute() throws IOException, InterruptedException {
        start(each("a"));
        settings();
        frames("a", 3);
        awaitWish("a", "on unlinked", "on unlinked");
        Eventually.is(
                "acknowledged", () -> desk.views().getFirst().isOn().equals(Optional.of(new RelayPair(true, true))));
        frames("a", 1);
        List<RelayReport> first = reports("CHARGE");
        assertThat(first.getLast()).satisfies(report -> {
            assertThat(report.getWantedOn()).isTrue();
            assertThat(report.hasIsOn() && report.getIsOn()).isTrue();
            assertThat(report.getBecause()).isEqualTo("unlinked");
            assertThat(report.getActuator()).isEqualTo("simulator");
            assertThat(report.hasOrderedBy()).isFalse();
        });
        for (int i = 1; i < first.size(); i++) {
            assertThat(first.get(i)).as("each is another one than the last").isNotEqualTo(first.get(i - 1));
        }

        frames("a", 55);
        int before = reports("CHARGE").size();
        nowMs.addAndGet(6_000);
        assembly.wake();
        Eventually.is("again", () -> {
            try {
                lines.get("a").silent(now());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return reports("CHARGE").size() == before + 1;
        });
        assertThat(before).as("nothing has changed").isEqualTo(first.size());
    }

    private List<RelayReport> reports(String relay) {
        return sent.all().stream()
                .filter(GatewayRecord::hasRelayReport)
                .map(GatewayRecord::getRelayReport)
                .filter(report -> report.getRelay().name().endsWith(relay))
                .toList();
    }

    @Test
    void aReaderThatStandsStillOpensTheRelays() throws IOException, InterruptedException {
        start(each("a"));
        settings();
        frames("a", 3);
        awaitWish("a", "on unlinked", "on unlinked");

        nowMs.addAndGet(20_001);
        assembly.wake();

        awaitWish("a", "off localStepStale", "off localStepStale");
    }

    @Test
    void anInstallationsOutputIsClosedOnlyIfEveryPackAgrees() throws IOException, InterruptedException {
        start(new OutputSettings("installation house-1", List.of("a", "b"), true, new Kind.Simulated()));
        settings();
        frames("a", 3);
        awaitWish("a", "off otherPack", "off otherPack");
        frames("b", 3);
        awaitWish("a", "on unlinked", "on unlinked");
        awaitWish("b", "on unlinked", "on unlinked");

        frame("b", Frames.withHighestCellMv(HIGH_MV));
        frame("b", Frames.withHighestCellMv(HIGH_MV));

        awaitWish("b", "off localStep", "on unlinked");
        awaitWish("a", "off otherPack", "on unlinked");
    }

    @Test
    void aRecordThatTheRulesCannotDigestStopsNothing() throws IOException, InterruptedException {
        start(each("a"));
        settings();
        frames("a", 3);
        GatewayRecord last = sent.frames().getLast();
        GatewayRecord.Builder unknown = last.toBuilder();
        unknown.getOrderBuilder().setSequence(1_000);
        unknown.getFrameBuilder().setProtocol("of-a-later-release");
        RecordList passed = new RecordList();

        desk.tap(passed).accept(unknown.build());

        assertThat(passed.all()).as("it goes on its way").hasSize(1);
        awaitWish("a", "on unlinked", "on unlinked");
    }

    @Test
    void aStopOpensTheRelaysWhereNobodyWatches() throws IOException, InterruptedException {
        start(each("a"));
        settings();
        frames("a", 3);
        awaitWish("a", "on unlinked", "on unlinked");

        desk.stop(assembly::keep);

        assertThat(text("a")).isEqualTo("off stopping, off stopping");
        assertThat(desk.views().getFirst().isOn()).contains(RelayPair.OFF);
        start(each("a"));
        awaitWish("a", "off starting", "off starting");
    }

    @Test
    void anUpdateMovesNothingWhereAGuardWatches() throws IOException, InterruptedException {
        start(each("a"));
        settings();
        frames("a", 3);
        awaitWish("a", "on unlinked", "on unlinked");
        Eventually.is("told", () -> desk.views().getFirst().isOn().equals(Optional.of(new RelayPair(true, true))));
        KeptStates states = assembly.states();
        database.write(Durability.POWER, connection -> {
            states.write(connection);
            return null;
        });
        List<String> wishes = new ArrayList<>();

        try (GuardOnDuty guard = GuardOnDuty.in(folder)) {
            desk.stop(assembly::keep);
            start(each("a"));
            awaitWish("a", "on starting", "on starting");
            for (int i = 0; i < 3; i++) {
                frames("a", 1);
                wishes.add(text("a"));
            }
            awaitWish("a", "on unlinked", "on unlinked");
            assertThat(guard.isTaken()).isTrue();
        }

        assertThat(wishes).allMatch(text -> text.startsWith("on ") && text.contains(", on "));
        desk.stop(told -> false);
        start(each("a"));
        awaitWish("a", "off starting", "off starting");
    }
}
