package io.cellfleet.history.jobs;

import io.cellfleet.history.store.Schema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Does jobs again and again, one after the other. What fails is tried again the next time. */
final class JobThread {

    private static final Logger LOG = Logger.getLogger(JobThread.class);

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final Schema schema;
    private final ScheduledExecutorService thread;
    private volatile boolean stopping;

    /** @param name of the thread */
    JobThread(String name, Schema schema) {
        this.schema = schema;
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).factory());
    }

    /** What is there to do. */
    interface Job {
        /** @param stopping whether to leave the rest for later */
        void run(BooleanSupplier stopping) throws SQLException;
    }

    /** @param what for messages, as "hours are made" */
    void every(Duration every, String what, Job job) {
        thread.scheduleWithFixedDelay(() -> run(what, job), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(String what, Job job) {
        try {
            schema.migrate();
            job.run(() -> stopping);
        } catch (SQLException e) {
            LOG.warnf("tried again later: job=\"%s\" reason=%s", what, e.getMessage());
        } catch (RuntimeException e) {
            // Were it thrown, the executor would not come back.
            LOG.errorf(e, "tried again later: job=\"%s\"", what);
        }
    }

    /** Waits for a while until what is in hand is done. */
    void stop() {
        stopping = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("not done after %s, what is not committed is done again", TIME_TO_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
