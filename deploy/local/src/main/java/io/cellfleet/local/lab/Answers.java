package io.cellfleet.local.lab;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** Answers of Kafka, waited for. */
final class Answers {

    private Answers() {}

    static <T> T of(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka was asked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused: " + e.getCause(), e.getCause());
        }
    }
}
