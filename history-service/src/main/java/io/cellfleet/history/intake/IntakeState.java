package io.cellfleet.history.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the intake is doing, for health checks and the log. Written by its thread, read by others. */
@ApplicationScoped
class IntakeState {

    private static final Logger LOG = Logger.getLogger(IntakeState.class);

    private volatile Now now = new Now(Phase.STARTING, null);

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
