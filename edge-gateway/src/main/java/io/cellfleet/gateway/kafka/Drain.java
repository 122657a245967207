package io.cellfleet.gateway.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.config.UplinkProfile;
import io.cellfleet.gateway.config.UplinkSettings;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.spool.DiskTrouble;
import io.cellfleet.gateway.spool.Spool;
import io.cellfleet.gateway.spool.Spooled;
import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is in the spool, in its order. The spool is also the memory for trying again: when anything fails, the way
 * to Kafka is given up and a new one begins after the last record that Kafka has acknowledged with all before it.
 */
final class Drain implements Worker.Task {

    /**
     * Without an acknowledgement for this long the records on the way are taken back and sent anew, because they say how
     * long they have waited, and that would become untrue. So a record says at most this much too little.
     */
    static final Duration GIVE_UP_AFTER = Duration.ofSeconds(30);

    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int CHUNK = 500;

    private final Spool spool;
    private final Supplier<Moment> clock;
    private final Outlet.Opener opener;
    private final UplinkSettings settings;
    private final UplinkState state;
    private final Throttle throttle;
    private volatile @Nullable Outlet open;

    Drain(Spool spool, Supplier<Moment> clock, Outlet.Opener opener, UplinkSettings settings, UplinkState state) {
        this.spool = spool;
        this.clock = clock;
        this.opener = opener;
        this.settings = settings;
        this.state = state;
        this.throttle = new Throttle(settings.recordsPerSecond());
    }

    @Override
    public void run(StopSignal stop) throws InterruptedException {
        while (!stop.isGiven()) {
            try (Outlet outlet = opener.open(stop)) {
                open = outlet;
                drain(outlet, stop);
            } catch (KafkaException e) {
                state.refused(e);
            } finally {
                open = null;
            }
            stop.await(PAUSE);
        }
    }

    /** The way to Kafka for what is not spooled; empty while there is none. */
    Optional<Outlet> outlet() {
        return Optional.ofNullable(open);
    }

    private void drain(Outlet outlet, StopSignal stop) throws InterruptedException {
        Flight flight = new Flight(settings.inFlightLimit(), spool::acknowledge);
        state.connected(flight);
        long cursor = spool.doneId();
        boolean caughtUp = false;
        while (!stop.isGiven()) {
            if (isOver(flight)) {
                return;
            }
            List<Spooled> rows = next(flight, cursor, stop);
            if (rows.isEmpty()) {
                caughtUp = true;
            } else if (caughtUp && isMetered()) {
                // What has gathered by then is read next.
                gather(stop);
                caughtUp = false;
            } else {
                cursor = send(rows, cursor, outlet, flight, stop);
                caughtUp = false;
            }
        }
    }

    private boolean isOver(Flight flight) {
        Optional<Exception> failure = flight.failure();
        failure.ifPresent(state::refused);
        boolean over = failure.isPresent() || flight.stalled().compareTo(GIVE_UP_AFTER) > 0;
        if (over) {
            flight.tell();
        }
        return over;
    }

    private List<Spooled> next(Flight flight, long cursor, StopSignal stop) throws InterruptedException {
        int room = flight.awaitRoom(WAIT);
        if (room == 0) {
            return List.of();
        }
        spool.awaitAfter(cursor, WAIT);
        try {
            return spool.read(cursor, Math.min(room, CHUNK));
        } catch (DiskTrouble e) {
            // The spool says so itself. What is on the way goes on.
            stop.await(PAUSE);
            return List.of();
        }
    }

    private boolean isMetered() {
        return settings.profile() == UplinkProfile.METERED && !state.isHurrying();
    }

    private void gather(StopSignal stop) throws InterruptedException {
        long untilNanos = System.nanoTime() + settings.batch().toNanos();
        boolean stopped = false;
        while (!stopped && System.nanoTime() - untilNanos < 0 && !state.isHurrying()) {
            stopped = stop.await(WAIT);
        }
    }

    /** Where to go on. */
    private long send(List<Spooled> rows, long cursor, Outlet outlet, Flight flight, StopSignal stop)
            throws InterruptedException {
        long reached = cursor;
        int real = 0;
        Moment now = clock.get();
        for (Spooled row : rows) {
            Optional<GatewayRecord> parsed = parse(row);
            if (parsed.isEmpty()) {
                spool.unreadable(row.id());
                flight.skipped(row.id());
            } else {
                Optional<GatewayRecord> timed = timed(parsed.get(), now);
                state.held(timed.isEmpty());
                if (timed.isEmpty()) {
                    stop.await(PAUSE);
                    return reached;
                }
                real += timed.get().getSimulated() ? 0 : 1;
                launch(row.id(), timed.get(), outlet, flight);
            }
            reached = row.id();
        }
        stop.await(throttle.take(real, System.nanoTime()));
        return reached;
    }

    private static Optional<GatewayRecord> parse(Spooled row) {
        try {
            return Optional.of(row.parse());
        } catch (InvalidProtocolBufferException damaged) {
            return Optional.empty();
        }
    }

    private Optional<GatewayRecord> timed(GatewayRecord spooled, Moment now) {
        try {
            return spool.timed(spooled, now);
        } catch (DiskTrouble e) {
            // The time that was learnt must be on disk first; the spool says what is wrong with it.
            return Optional.empty();
        }
    }

    private void launch(long id, GatewayRecord timed, Outlet outlet, Flight flight) {
        flight.launched(id);
        outlet.send(Topics.FRAMES, timed.getInstallationId(), timed, (place, failure) -> {
            if (place != null) {
                flight.arrived(id);
                state.acknowledged(timed, place);
            } else if (failure != null) {
                flight.failed(failure);
            }
        });
    }
}
