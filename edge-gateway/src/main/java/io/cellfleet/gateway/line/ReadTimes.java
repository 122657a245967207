package io.cellfleet.gateway.line;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers when each byte was read that no stretch has claimed yet, because a framer decides later than it reads.
 */
final class ReadTimes {

    private final Deque<Read> reads = new ArrayDeque<>();
    private long received;
    private long claimed;

    /** One read: the bytes before {@code end} that no earlier read brought. */
    private record Read(long end, Moment at) {}

    void read(int byteCount, Moment at) {
        received += byteCount;
        reads.addLast(new Read(received, at));
    }

    /**
     * A stretch has claimed the bytes before {@code end}.
     *
     * @return when its last byte was read
     */
    Moment claim(long end) {
        claimed = end;
        while (reads.size() > 1 && reads.element().end() < end) {
            reads.remove();
        }
        Moment at = reads.element().at();
        if (reads.element().end() == end) {
            reads.remove();
        }
        return at;
    }

    /** Whether bytes wait for the framer's decision. */
    boolean isWaiting() {
        return claimed < received;
    }

    /** The framer counts from 0 again. */
    void reset() {
        reads.clear();
        received = 0;
        claimed = 0;
    }
}
