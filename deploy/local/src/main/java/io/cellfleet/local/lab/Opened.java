package io.cellfleet.local.lab;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened one after the other, and is closed in turn, the newest first. */
public final class Opened implements AutoCloseable {

    private final Deque<AutoCloseable> all = new ArrayDeque<>();

    /** Takes what is to be closed before all that were taken earlier. */
    public <T extends AutoCloseable> T add(T what) {
        all.push(what);
        return what;
    }

    /** Closes all, also when one of them fails. */
    @Override
    public void close() throws Exception {
        if (all.isEmpty()) {
            return;
        }
        try {
            all.pop().close();
        } finally {
            close();
        }
    }
}
