package io.cellfleet.gateway.kafka;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.signature.GatewayKey;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.Presence;
import io.cellfleet.gateway.config.KeySettings;
import io.cellfleet.gateway.config.SpoolSettings;
import io.cellfleet.gateway.config.UplinkProfile;
import io.cellfleet.gateway.config.UplinkSettings;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.spool.Spool;
import io.cellfleet.gateway.spool.SpoolDatabase;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Spool and uplink of one enrolled gateway at a real broker, with a clock of the test's. */
final class Site implements AutoCloseable {

    static final UplinkSettings LIVE = new UplinkSettings(UplinkProfile.LIVE, Duration.ofSeconds(30), 5_000, 4_000, 0);

    static final TraceMark NO_TRACES = new TraceMark(0, new SplittableRandom());

    static final KeySettings KEY = KeySettings.parse("5a".repeat(GatewayKey.KEY_BYTES), 1);

    private final SpoolDatabase database;
    private final Spool spool;
    private final UplinkState state = new UplinkState();
    private final Drain drain;
    private final List<Worker> workers;

    /**
     * @param startedNanos {@link System#nanoTime} at the clock's monotonic zero
     */
    Site(
            Path folder,
            int boot,
            String bootstrapServers,
            UplinkSettings uplink,
            Supplier<Moment> clock,
            long startedNanos)
            throws IOException {
        this.database = SpoolDatabase.open(folder);
        this.spool = Spool.open(
                database, new SpoolSettings(Duration.ofSeconds(1), 1L << 31, 100_000), 1, boot, startedNanos);
        Map<String, Object> producer = ProducerConfigs.of(Map.of("bootstrap.servers", bootstrapServers));
        drain = new Drain(
                spool,
                clock,
                stop -> KafkaOutlet.open(producer, new RecordSigner(Optional.of(KEY)), NO_TRACES, stop),
                uplink,
                state);
        this.workers = List.of(new Worker("spool", spool.writer()), new Worker("uplink", drain));
        workers.forEach(Worker::start);
    }

    /** A moment so long after midnight of an arbitrary day, where the monotonic clock began. */
    static Moment at(long ms) {
        return new Moment(1_780_000_000_000L + ms, ms, ClockQuality.CLOCK_QUALITY_SYNCHRONISED);
    }

    Spool spool() {
        return spool;
    }

    UplinkState state() {
        return state;
    }

    /** Past the spool. */
    void say(Presence presence) {
        drain.outlet()
                .ifPresent(way ->
                        way.send(Topics.PRESENCE, presence.getInstallationId(), presence, (place, failure) -> {}));
    }

    @Override
    public void close() throws InterruptedException {
        workers.forEach(Worker::stop);
        for (Worker worker : workers.reversed()) {
            worker.join(Duration.ofSeconds(5));
        }
        database.close();
    }
}
