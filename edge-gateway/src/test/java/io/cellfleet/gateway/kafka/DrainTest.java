package io.cellfleet.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.Eventually;
import io.cellfleet.gateway.config.SpoolSettings;
import io.cellfleet.gateway.config.UplinkProfile;
import io.cellfleet.gateway.config.UplinkSettings;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.spool.Records;
import io.cellfleet.gateway.spool.Spool;
import io.cellfleet.gateway.spool.SpoolDatabase;
import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the spool to Kafka, in order, whatever Kafka answers. */
class DrainTest {

    @TempDir
    Path folder;

    private final Broker broker = new Broker();
    private final UplinkState state = new UplinkState();
    private final AtomicReference<Moment> now = new AtomicReference<>(Site.at(100_000));
    private final List<Worker> workers = new ArrayList<>();
    private SpoolDatabase database;
    private Spool spool;

    /** A broker whose answers the test gives. */
    private static final class Broker implements Outlet.Opener {

        private record Asked(GatewayRecord sent, Outlet.Outcome outcome) {}

        private final List<Asked> waiting = new ArrayList<>();
        private final List<GatewayRecord> taken = new ArrayList<>();
        private int opened;

        @Override
        public synchronized Outlet open(StopSignal stop) {
            opened++;
            return new Outlet() {
                @Override
                public void send(String topic, String key, MessageLite message, Outcome outcome) {
                    ask(new Asked((GatewayRecord) message, outcome));
                }

                @Override
                public void close() {
                    forget();
                }
            };
        }

        private synchronized void ask(Asked asked) {
            waiting.add(asked);
        }

        private synchronized void forget() {
            waiting.clear();
        }

        /** Takes the first of those that wait. */
        synchronized void take(int count) {
            for (int i = 0; i < count; i++) {
                Asked first = waiting.removeFirst();
                taken.add(first.sent());
                first.outcome().known(new Outlet.Place(0, 0), null);
            }
        }

        synchronized void refuseFirst() {
            waiting.removeFirst().outcome().known(null, new IllegalStateException("not authorised"));
        }

        synchronized int waiting() {
            return waiting.size();
        }

        synchronized int opened() {
            return opened;
        }

        synchronized List<Long> sequences() {
            return taken.stream().map(it -> it.getOrder().getSequence()).toList();
        }

        synchronized GatewayRecord last() {
            return taken.getLast();
        }
    }

    @BeforeEach
    void open() throws IOException {
        database = SpoolDatabase.open(folder);
        spool = Spool.open(database, new SpoolSettings(Duration.ZERO, 1L << 31, 1_000), 1, 1, System.nanoTime());
        start(new Worker("spool", spool.writer()));
    }

    private void start(Worker worker) {
        workers.add(worker);
        worker.start();
    }

    private void drain(UplinkSettings settings) {
        start(new Worker("uplink", new Drain(spool, now::get, broker, settings, state)));
    }

    private static UplinkSettings inFlight(UplinkProfile profile, int limit) {
        return new UplinkSettings(profile, Duration.ofSeconds(10), 1_000_000, limit, 0);
    }

    private void capture(long from, long to) throws InterruptedException {
        for (long sequence = from; sequence <= to; sequence++) {
            spool.live().accept(Records.frame(1, sequence));
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Worker worker : workers.reversed()) {
            worker.stop();
            worker.join(Duration.ofSeconds(5));
            assertThat(worker.failure()).isEmpty();
        }
        database.close();
    }

    @Test
    void noMoreThanTheLimitAreOnTheWayAndTheSpoolForgetsWhatHasArrived() throws InterruptedException {
        drain(inFlight(UplinkProfile.LIVE, 3));
        capture(1, 5);
        Eventually.is("three are on the way", () -> broker.waiting() == 3);
        assertThat(spool.depth()).isEqualTo(5);

        broker.take(3);
        Eventually.is("the others follow", () -> broker.waiting() == 2);
        broker.take(2);
        Eventually.is("nothing is left", () -> spool.depth() == 0);
        assertThat(broker.sequences()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(state.acknowledgedCount()).isEqualTo(5);
    }

    @Test
    void afterARefusalEverythingFromThereOnIsSentAnewThroughAnotherWay() throws InterruptedException {
        drain(inFlight(UplinkProfile.LIVE, 10));
        capture(1, 6);
        Eventually.is("all are on the way", () -> broker.waiting() == 6);
        broker.take(2);
        broker.refuseFirst();

        Eventually.is("another way is open and four wait", () -> broker.opened() == 2 && broker.waiting() == 4);
        assertThat(state.trouble()).contains("not authorised");
        broker.take(4);
        Eventually.is("nothing is left", () -> spool.depth() == 0);
        assertThat(broker.sequences())
                .isEqualTo(LongStream.rangeClosed(1, 6).boxed().toList());
        assertThat(state.trouble()).isEmpty();
    }

    @Test
    void waitedIsToldAtSendingAndAgainWhenItIsSentAgain() throws InterruptedException {
        drain(inFlight(UplinkProfile.LIVE, 10));
        capture(90, 90);
        Eventually.is("it is on the way", () -> broker.waiting() == 1);
        now.set(Site.at(3_600_000));
        broker.refuseFirst();
        Eventually.is("it is sent again", () -> broker.waiting() == 1 && broker.opened() == 2);
        broker.take(1);
        assertThat(broker.last().getWaitedMs())
                .as("captured at 90 s, sent at 100 s and again after an hour")
                .isEqualTo(3_600_000 - 90_000);
    }

    @Test
    void recordsOfAnUnsetClockWaitAndGoOutWithTheirTimeOnceItIsSet() throws InterruptedException {
        Moment unset = new Moment(160_000, 100_000, ClockQuality.CLOCK_QUALITY_UNSET);
        now.set(unset);
        drain(inFlight(UplinkProfile.LIVE, 10));
        spool.live().accept(Records.unset(1, 90));
        spool.live().accept(Records.unset(1, 91));
        Eventually.is("they wait for the clock", state::isHeld);
        assertThat(broker.waiting()).isZero();

        now.set(Site.at(130_000));
        Eventually.is("they are sent", () -> broker.waiting() == 2);
        broker.take(2);
        assertThat(broker.last().getCapturedAtMs()).isEqualTo(Site.at(91_000).capturedAtMs());
        assertThat(broker.last().getClockQuality()).isEqualTo(ClockQuality.CLOCK_QUALITY_SYNCHRONISED);
        assertThat(state.isHeld()).isFalse();
    }

    @Test
    void aMeteredUplinkGathersUntilItIsHurried() throws InterruptedException {
        drain(inFlight(UplinkProfile.METERED, 100));
        Eventually.is("it is open", () -> broker.opened() == 1);
        // The drain has found the spool empty before the first record comes.
        Thread.sleep(500);
        capture(1, 3);
        Eventually.is("they are on disk", () -> !spoolIsBehind(3));
        assertThat(broker.waiting()).isZero();
        capture(4, 9);
        state.hurry();
        Eventually.is("all go together", () -> broker.waiting() == 9);
        broker.take(9);
        Eventually.is("nothing is left", () -> spool.depth() == 0);
    }

    private boolean spoolIsBehind(int count) {
        try {
            return spool.read(0, 100).size() < count;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
