package io.cellfleet.gateway.spool;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.config.SpoolSettings;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.line.RecordSink;
import io.cellfleet.gateway.work.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * All records of this gateway between their capture and Kafka's acknowledgement, in the order of their capture. They
 * come in by {@link #live} and {@link #patient}, are on disk when {@link #read} gives them, and leave by {@link
 * #acknowledge}. Thread-safe.
 */
public final class Spool {

    private static final Logger LOG = Logger.getLogger(Spool.class);

    /** In one transaction. */
    private static final int MOST_AT_ONCE = 2_000;

    private final SpoolDatabase database;
    private final SpoolSettings settings;
    private final BootClocks clocks;
    private final Intake intake;
    private final Shelf shelf;
    private final Timing timing;
    private final Position position = new Position();
    private final AtomicLong droppedOnDisk = new AtomicLong();
    private Alongside alongside = Alongside.NOTHING;
    private boolean dirty;
    private volatile String trouble = "";

    private Spool(SpoolDatabase database, SpoolSettings settings, BootClocks clocks) {
        this.database = database;
        this.settings = settings;
        this.clocks = clocks;
        this.intake = new Intake(settings.memoryLimit());
        this.shelf = new Shelf(database, clocks, settings.limitBytes());
        this.timing = new Timing(clocks);
    }

    /**
     * Takes up what an earlier start has left.
     *
     * @param enrolment    of this start
     * @param boot         of this start, on disk already
     * @param startedNanos {@link System#nanoTime} at the zero of the monotonic times
     */
    public static Spool open(SpoolDatabase database, SpoolSettings settings, int enrolment, int boot, long startedNanos)
            throws DiskTrouble {
        return open(database, settings, BootClocks.open(database, enrolment, boot, startedNanos));
    }

    static Spool open(SpoolDatabase database, SpoolSettings settings, BootClocks clocks) throws DiskTrouble {
        database.define(SpoolTable.DEFINITION);
        database.define(SpoolCounts.DEFINITION);
        Spool spool = new Spool(database, settings, clocks);
        spool.takeUp();
        return spool;
    }

    private void takeUp() throws DiskTrouble {
        database.read(it -> {
            position.found(SpoolTable.firstId(it), SpoolTable.lastId(it));
            droppedOnDisk.set(SpoolCounts.dropped(it));
            return null;
        });
        Optional<GatewayRecord> oldest = oldest();
        if (oldest.isPresent()) {
            LOG.infof("Records of an earlier start wait in the spool records=%d", depth());
            clocks.forgetBefore(oldest.get().getOrder());
        }
    }

    /** From now on this is kept in the same transactions; to be said before anything is written. */
    public void keepAlongside(Alongside companion) {
        alongside = companion;
    }

    /** For real lines: never waits. */
    public RecordSink live() {
        return gatewayRecord -> intake.add(withCounts(gatewayRecord));
    }

    /** For simulated packs and captures, whose time is their own: waits while the spool is long. */
    public RecordSink patient() {
        return gatewayRecord -> {
            position.awaitFewerThan(settings.memoryLimit());
            intake.addWhenRoom(withCounts(gatewayRecord));
        };
    }

    /** A line report says what has been lost of this gateway. */
    private GatewayRecord withCounts(GatewayRecord gatewayRecord) {
        long dropped = dropped();
        if (dropped == 0 || !gatewayRecord.hasLineReport()) {
            return gatewayRecord;
        }
        GatewayRecord.Builder counted = gatewayRecord.toBuilder();
        counted.getLineReportBuilder().setDropped(dropped);
        return counted.build();
    }

    /** Writes records for as long as the gateway runs. */
    public Worker.Task writer() {
        return new SpoolWriter(this, settings.sync());
    }

    void awaitRecords(Duration time) throws InterruptedException {
        intake.await(time);
    }

    /**
     * Writes what waits in memory and deletes what Kafka has, in one transaction, or leaves all as it was and says why.
     * For one thread only.
     */
    void write(Durability durability) throws DiskTrouble {
        List<GatewayRecord> taken = intake.take(MOST_AT_ONCE);
        Position.Look from = position.look();
        boolean open = dirty || from.doneId() > from.deletedId();
        if (taken.isEmpty() && !(durability == Durability.POWER && open)) {
            return;
        }
        try {
            Shelf.Stored stored = shelf.store(durability, taken, from, dropped(), alongside);
            droppedOnDisk.addAndGet(intake.written() + stored.dropped());
            position.written(stored.lastId(), stored.deletedId());
            alongside.written();
            dirty = durability == Durability.PROCESS;
            trouble = "";
        } catch (DiskTrouble e) {
            intake.notWritten();
            alongside.notWritten();
            failed(e);
            throw e;
        }
    }

    private void failed(DiskTrouble e) throws DiskTrouble {
        trouble = String.valueOf(e.getMessage());
        if (e.isUnreadable()) {
            database.replace(trouble);
            droppedOnDisk.addAndGet(position.begunAnew());
            clocks.writeAgain();
            // The count of what was lost goes to the new file with the next record.
        }
    }

    /** The oldest records on disk after this id, in their order. */
    public List<Spooled> read(long afterId, int limit) throws DiskTrouble {
        Position.Look look = position.look();
        long from = Math.max(afterId, look.doneId());
        if (from >= look.lastId()) {
            return List.of();
        }
        try {
            return database.read(it -> SpoolTable.read(it, from, limit));
        } catch (DiskTrouble e) {
            failed(e);
            throw e;
        }
    }

    /** Waits for a record on disk after this id, but not longer than this. */
    public void awaitAfter(long id, Duration time) throws InterruptedException {
        position.awaitAfter(id, time);
    }

    /** The record as it is sent now; empty while its UTC is open, because the clock has not been set. */
    public Optional<GatewayRecord> timed(GatewayRecord spooled, Moment now) throws DiskTrouble {
        clocks.learn(now);
        return timing.send(spooled, now);
    }

    /** Kafka has every record up to this id. */
    public void acknowledge(long upTo) {
        position.done(upTo);
    }

    /** A row gave back something that is no record. It is counted; the caller leaves it out. */
    public void unreadable(long id) {
        droppedOnDisk.incrementAndGet();
        LOG.errorf("A record in the spool cannot be read, it is dropped id=%d", id);
    }

    /** Up to here Kafka has everything. */
    public long doneId() {
        return position.look().doneId();
    }

    /** Records that Kafka has not acknowledged. */
    public long depth() {
        return position.look().waiting() + intake.depth();
    }

    /** How long the oldest record on disk has waited; 0 without one. */
    public Duration oldestWaited(Moment now) {
        return oldest().map(it -> Duration.ofMillis(timing.ageMs(it, now))).orElse(Duration.ZERO);
    }

    private Optional<GatewayRecord> oldest() {
        try {
            List<Spooled> rows = read(0, 1);
            return rows.isEmpty()
                    ? Optional.empty()
                    : Optional.of(rows.getFirst().parse());
        } catch (DiskTrouble | InvalidProtocolBufferException unknown) {
            return Optional.empty();
        }
    }

    public long bytesOnDisk() {
        return database.bytesOnDisk();
    }

    /**
     * Records dropped since the gateway's first start: the spool was full, the disk took none for long, or what it gave
     * back was damaged.
     */
    public long dropped() {
        return droppedOnDisk.get() + intake.dropped();
    }

    /** Whether records are being dropped now. */
    public boolean isDropping() {
        return shelf.isFull() || intake.isDropping();
    }

    /** Why the disk does not take records now; empty when it does. */
    public String trouble() {
        return trouble;
    }
}
