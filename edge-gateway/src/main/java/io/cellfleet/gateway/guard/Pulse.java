package io.cellfleet.gateway.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** The gateway's side: beats with each turn of the decision loop. Not thread-safe. */
public final class Pulse {

    private static final Logger LOG = Logger.getLogger(Pulse.class);

    private static final Duration APART = Duration.ofMillis(100);

    private final Path folder;
    private final long processId = ProcessHandle.current().pid();
    private final long startedMs = ProcessHandle.current()
            .info()
            .startInstant()
            .map(Instant::toEpochMilli)
            .orElse(0L);
    private long beat;
    private long writtenNanos = System.nanoTime() - APART.toNanos();
    private boolean failing;

    public Pulse(Path folder) {
        this.folder = folder;
    }

    /** The decision loop has turned. What is watched is written ten times a second at most. */
    public void beat() {
        beat++;
        long nowNanos = System.nanoTime();
        if (nowNanos - writtenNanos >= APART.toNanos()) {
            writtenNanos = nowNanos;
            write(false);
        }
    }

    /** The gateway stops by itself and leaves its relays as they are. */
    public void stopped() {
        write(true);
    }

    /** Whether a guard watches, which opens what is left closed. */
    public boolean isGuarded() {
        return GuardDuty.isTaken(folder);
    }

    private void write(boolean stopped) {
        try {
            new Heartbeat(processId, startedMs, beat, stopped).write(folder);
            failing = false;
        } catch (IOException e) {
            // The guard takes it for a hang, and rightly so: it can no longer tell the two apart.
            if (!failing) {
                LOG.errorf("The heartbeat cannot be written reason=%s", e.getMessage());
            }
            failing = true;
        }
    }
}
