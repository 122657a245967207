package io.cellfleet.gateway.work;

import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A thread with one task. What the task does not expect is a bug of ours: the task stops, the gateway is no longer
 * alive to its supervisor, and says why.
 */
public final class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);

    private final String name;
    private final StopSignal stop = new StopSignal();
    private final Thread thread;
    private volatile @Nullable Exception failure;

    /** What a worker does. */
    @FunctionalInterface
    public interface Task {

        /** Works until it is done or the signal is given. */
        void run(StopSignal stop) throws Exception;
    }

    public Worker(String name, Task task) {
        this.name = name;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(task));
    }

    private void run(Task task) {
        try {
            task.run(stop);
        } catch (InterruptedException stopped) {
            if (!stop.isGiven()) {
                failure = stopped;
            }
        } catch (Exception e) {
            failure = e;
            LOG.errorf(e, "A worker of the gateway failed worker=%s", name);
        }
    }

    public void start() {
        thread.start();
    }

    /** Asks the task to stop; see {@link #join}. */
    public void stop() {
        stop.give();
    }

    /** Waits for the task to end; after the grace it is interrupted and given as long again. */
    public void join(Duration grace) throws InterruptedException {
        boolean started = thread.getState() != Thread.State.NEW;
        if (started && !thread.join(grace)) {
            thread.interrupt();
            thread.join(grace);
        }
    }

    public String name() {
        return name;
    }

    /** What ended the task although it should have gone on. */
    public Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }
}
