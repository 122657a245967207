package io.cellfleet.history.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the intake is doing, for health checks, figures and the log. Written by its thread, read by others. */
@ApplicationScoped
class IntakeState {

    private static final Logger LOG = Logger.getLogger(IntakeState.class);

    /** PostgreSQL ends a statement after one minute; who is silent for two hangs. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final LongSupplier nanoTime;

    private volatile Now now = new Now(Phase.STARTING, null);
    private volatile long goneOnAtNs;
    private volatile OptionalLong lag = OptionalLong.empty();

    @Inject
    IntakeState() {
        this(System::nanoTime);
    }

    IntakeState(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        goneOnAtNs = nanoTime.getAsLong();
    }

    enum Phase {
        /** Not yet a member of the group, or not yet positioned. */
        STARTING,
        RUNNING,
        /** Paused until something comes back. */
        WAITING,
        /** At the end of the process, or after a mistake that it cannot get over. */
        STOPPED
    }

    /** @param trouble for people; null when there is none */
    record Now(Phase phase, @Nullable String trouble) {}

    Now now() {
        return now;
    }

    /** Whether records are read: it neither waits nor hangs. */
    boolean isReading() {
        return now.phase() == Phase.RUNNING && nanoTime.getAsLong() - goneOnAtNs < LONGEST_SILENCE.toNanos();
    }

    /** Records that are in Kafka and not yet here; empty when that is not known, as while nothing is read. */
    OptionalLong lag() {
        return isReading() ? lag : OptionalLong.empty();
    }

    /** A batch is written. */
    void goesOn() {
        goneOnAtNs = nanoTime.getAsLong();
    }

    /**
     * A round is over.
     *
     * @param lagNow records that are in Kafka and not yet here; empty when that is not known
     */
    void goesOn(OptionalLong lagNow) {
        lag = lagNow;
        goesOn();
    }

    void running() {
        if (now.phase() != Phase.RUNNING) {
            LOG.info("intake runs");
            now = new Now(Phase.RUNNING, null);
        }
    }

    /** Says it once, however often the same is tried again. */
    void waiting(String trouble) {
        if (now.phase() != Phase.WAITING || !Objects.equals(now.trouble(), trouble)) {
            LOG.warnf("intake waits: reason=%s", trouble);
            now = new Now(Phase.WAITING, trouble);
        }
    }

    void stopped(@Nullable Throwable why) {
        if (why == null) {
            LOG.info("intake stopped");
        } else {
            LOG.error("intake stopped by a mistake it cannot get over", why);
        }
        now = new Now(Phase.STOPPED, why == null ? null : why.toString());
    }
}
