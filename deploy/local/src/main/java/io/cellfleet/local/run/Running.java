package io.cellfleet.local.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What has been started and must be stopped, the last one first. It may be stopped at any moment from another thread,
 * as Ctrl-C does: then nothing more starts.
 */
final class Running {

    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean stopping;

    /** Stops one part. */
    @FunctionalInterface
    interface Stop {
        void run() throws Exception;
    }

    /** Starts one part and says how it is stopped. */
    @FunctionalInterface
    interface Start {
        Stop run() throws Exception;
    }

    private record Part(String name, Stop stop) {}

    /** Everything is being stopped, so nothing may be started. */
    static final class StoppingException extends Exception {

        private static final long serialVersionUID = 1;
    }

    /** Starts a part; a stop waits until it has started. */
    synchronized void start(String name, Start start) throws Exception {
        if (stopping) {
            throw new StoppingException();
        }
        parts.push(new Part(name, start.run()));
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    /**
     * Stops everything. What does not stop is named and left to the {@link Guard}; the others still stop.
     *
     * @return troubles, in sentences; empty when everything has stopped in order
     */
    synchronized List<String> stopAll() {
        stopping = true;
        List<String> troubles = new ArrayList<>();
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.stop().run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                troubles.add(part.name() + " was not waited for");
            } catch (Exception e) {
                troubles.add(part.name() + " did not stop in order: " + e);
            }
        }
        return troubles;
    }
}
