package io.cellfleet.gateway.kafka;

import com.google.protobuf.MessageLite;
import io.cellfleet.gateway.work.StopSignal;
import org.jspecify.annotations.Nullable;

/**
 * A way to Kafka that keeps the order of what is sent, until it fails once. Then nothing more arrives through it, so that
 * no record ever overtakes another; the next one begins where this one ended.
 */
interface Outlet extends AutoCloseable {

    /**
     * Sends without waiting.
     *
     * @param outcome told once, on any thread
     */
    void send(String topic, String key, MessageLite message, Outcome outcome);

    /** Everything on the way that has no outcome yet fails. */
    @Override
    void close();

    /** What became of one message. */
    @FunctionalInterface
    interface Outcome {

        /**
         * Tells it.
         *
         * @param place   where Kafka has put it; null when it has not
         * @param failure why it has not; null when it has
         */
        void known(@Nullable Place place, @Nullable Exception failure);
    }

    /** Where a message lies in its topic. */
    record Place(int partition, long offset) {}

    /** Opens one. */
    @FunctionalInterface
    interface Opener {

        /** Returns when Kafka answers. */
        Outlet open(StopSignal stop) throws InterruptedException;
    }
}
