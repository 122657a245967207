package io.cellfleet.gateway.line;

import io.cellfleet.contract.v1.RelayReport;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Relay reports of one pack on their way into its sequence, which only the line's reader may go on with. Beyond {@link
 * #MOST} the oldest is dropped: the newest says how the relays are. Thread-safe.
 */
public final class RelayReports {

    private static final int MOST = 64;

    private final Queue<RelayReport> waiting = new ArrayDeque<>();

    public synchronized void add(RelayReport report) {
        if (waiting.size() == MOST) {
            waiting.remove();
        }
        waiting.add(report);
    }

    synchronized Optional<RelayReport> next() {
        return Optional.ofNullable(waiting.poll());
    }
}
