package io.cellfleet.gateway.spool;

import io.cellfleet.gateway.work.StopSignal;
import io.cellfleet.gateway.work.Worker;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Brings records from memory to the file, many in one transaction when many wait, and makes the disk be waited for as
 * often as was set. A disk that does not take them is tried again without end.
 */
final class SpoolWriter implements Worker.Task {

    private static final Logger LOG = Logger.getLogger(SpoolWriter.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Spool spool;
    private final Duration sync;
    private boolean said;

    SpoolWriter(Spool spool, Duration sync) {
        this.spool = spool;
        this.sync = sync;
    }

    @Override
    public void run(StopSignal stop) throws InterruptedException {
        long syncedNanos = System.nanoTime() - sync.toNanos();
        while (!stop.isGiven()) {
            long leftNanos = sync.toNanos() - (System.nanoTime() - syncedNanos);
            // Between two syncs only new records are a reason to write.
            spool.awaitRecords(Duration.ofNanos(Math.max(leftNanos, PAUSE.toNanos() / 10)));
            boolean due = System.nanoTime() - syncedNanos >= sync.toNanos();
            if (!write(due ? Durability.POWER : Durability.PROCESS)) {
                stop.await(PAUSE);
            } else if (due) {
                syncedNanos = System.nanoTime();
            }
        }
        write(Durability.POWER);
    }

    private boolean write(Durability durability) {
        try {
            spool.write(durability);
            if (said) {
                said = false;
                LOG.info("The disk takes records again");
            }
            return true;
        } catch (DiskTrouble e) {
            if (!said) {
                said = true;
                LOG.errorf("The disk does not take records, it is tried without end reason=%s", e.getMessage());
            }
            return false;
        }
    }
}
