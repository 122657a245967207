package io.cellfleet.gateway.relay;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.guard.Pulse;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.line.RecordSink;
import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Decides about all relays of this gateway: at once when a record, an order or an answer has come, and four times a
 * second without one. One thread decides; readers of lines only hand over what they read.
 */
public final class RelayDesk implements Worker.Task {

    private static final Logger LOG = Logger.getLogger(RelayDesk.class);
    private static final Duration TURN = Duration.ofMillis(250);
    private static final Duration OPEN_WITHIN = Duration.ofSeconds(2);

    private final List<OutputDesk> outputs;
    private final Map<String, PackRelays> packs = new HashMap<>();
    private final Supplier<Moment> clock;
    private final Pulse pulse;
    private final Semaphore news;
    private final Worker loop;
    private final AtomicLong turns = new AtomicLong();
    private final List<Worker> workers;

    /**
     * @param news a permit says that something has come
     */
    RelayDesk(
            List<OutputDesk> outputs,
            Map<String, PackRelays> packs,
            Supplier<Moment> clock,
            Pulse pulse,
            Semaphore news) {
        this.outputs = List.copyOf(outputs);
        this.packs.putAll(packs);
        this.clock = clock;
        this.pulse = pulse;
        this.news = news;
        this.loop = new Worker("relays", this);
        this.workers = Stream.concat(
                        Stream.of(loop),
                        outputs.stream()
                                .map(it -> new Worker("output " + it.output().name(), it.output())))
                .toList();
    }

    /** A sink that steps the rules over each record before it goes on its way. */
    public RecordSink tap(RecordSink next) {
        return gatewayRecord -> {
            take(gatewayRecord);
            next.accept(gatewayRecord);
        };
    }

    private void take(GatewayRecord gatewayRecord) {
        PackRelays pack = packs.get(gatewayRecord.getPackId());
        if (pack != null) {
            pack.take(gatewayRecord, clock.get().monotonicMs());
            news.release();
        }
    }

    @Override
    public void run(StopSignal stop) throws InterruptedException {
        while (!stop.isGiven()) {
            turn(Optional.empty());
            pulse.beat();
            turns.incrementAndGet();
            if (news.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        }
    }

    /** How often the decision loop has turned: while this grows it lives. */
    public long turns() {
        return turns.get();
    }

    private void turn(Optional<Stage> stopping) {
        Moment now = clock.get();
        outputs.forEach(output -> output.decide(stopping, now));
    }

    /**
     * Leaves the relays as they are for a quick restart, when a guard would open them after another kind of stop; opens
     * them otherwise.
     *
     * @param keep keeps what each output was told last, so that a restart goes on with it; whether it did
     */
    public void stop(Predicate<Map<String, RelayPair>> keep) throws InterruptedException {
        loop.stop();
        loop.join(TURN.multipliedBy(2));
        if (pulse.isGuarded() && keep.test(told())) {
            pulse.stopped();
            LOG.info("The relays are left as they are, the guard opens them unless the gateway comes back");
        } else {
            open();
        }
        workers.forEach(Worker::stop);
        for (Worker worker : workers) {
            worker.join(TURN);
        }
    }

    private void open() throws InterruptedException {
        long untilNanos = System.nanoTime() + OPEN_WITHIN.toNanos();
        do {
            turn(Optional.of(new Stage.Stopping()));
            if (outputs.stream().allMatch(OutputDesk::isToldOff)) {
                // Once more, so that what is reported last is what the actuators answered.
                turn(Optional.of(new Stage.Stopping()));
                return;
            }
            Thread.sleep(TURN.dividedBy(10));
        } while (System.nanoTime() - untilNanos < 0);
        LOG.warn("Not all relays could be told to open before the stop");
    }

    private Map<String, RelayPair> told() {
        Map<String, RelayPair> told = new HashMap<>();
        outputs.forEach(it -> it.output()
                .state()
                .told()
                .ifPresent(pair -> told.put(it.output().name(), pair)));
        return told;
    }

    /** The relays of each pack, in the order of the settings; none before the first decision. */
    public List<RelayView> views() {
        return outputs.stream()
                .flatMap(output -> output.packs().stream())
                .flatMap(pack -> pack.view().stream())
                .toList();
    }

    /** Everything that works for as long as the gateway runs, not yet started. */
    public List<Worker> workers() {
        return workers;
    }
}
