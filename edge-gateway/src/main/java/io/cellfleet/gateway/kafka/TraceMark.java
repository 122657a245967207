package io.cellfleet.gateway.kafka;

import io.cellfleet.contract.trace.TraceHeader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Begins a trace with one of so many records. The gateway itself sends no spans: on site there is nobody who collects them,
 * and no memory to spare.
 */
final class TraceMark {

    private final int every;
    private final RandomGenerator random;
    private final AtomicLong count = new AtomicLong();

    /**
     * @param every 0: no record is followed
     */
    TraceMark(int every, RandomGenerator random) {
        this.every = every;
        this.random = random;
    }

    /** Marks the record, if it is its turn. Called by one thread at a time. */
    void mark(ProducerRecord<String, byte[]> record) {
        if (every > 0 && count.getAndIncrement() % every == 0) {
            record.headers().add(TraceHeader.NAME, TraceHeader.begin(random));
        }
    }
}
