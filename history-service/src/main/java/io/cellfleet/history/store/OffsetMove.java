package io.cellfleet.history.store;

import org.apache.kafka.common.TopicPartition;

/**
 * How far a batch brings one partition.
 *
 * @param partition where it was read
 * @param expected  the next offset that must be kept now, or the batch is refused
 * @param next      the next offset to read after the batch; the same where older records stay in memory
 */
public record OffsetMove(TopicPartition partition, long expected, long next) {

    public OffsetMove {
        if (expected < 0 || next < expected) {
            throw new IllegalArgumentException("next " + next + " of " + partition + " must be at least expected "
                    + expected + ", which is 0 or more");
        }
    }
}
