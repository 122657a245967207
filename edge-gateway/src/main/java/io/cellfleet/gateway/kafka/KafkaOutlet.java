package io.cellfleet.gateway.kafka;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.Topics;
import io.cellfleet.gateway.work.StopSignal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Kafka's own producer, given up at its first failure. */
final class KafkaOutlet implements Outlet {

    private final Producer<String, byte[]> producer;
    private final RecordSigner signer;
    private final TraceMark traces;
    private final AtomicBoolean closed = new AtomicBoolean();

    private KafkaOutlet(Producer<String, byte[]> producer, RecordSigner signer, TraceMark traces) {
        this.producer = producer;
        this.signer = signer;
        this.traces = traces;
    }

    /**
     * Waits for a broker that knows the topic before anything is given to the producer, which would keep it for as long
     * as the outage lasts, and with it how old it was at that time.
     */
    static KafkaOutlet open(Map<String, Object> config, RecordSigner signer, TraceMark traces, StopSignal stop)
            throws InterruptedException {
        Producer<String, byte[]> producer = new KafkaProducer<>(config);
        try {
            while (true) {
                try {
                    producer.partitionsFor(Topics.FRAMES);
                    return new KafkaOutlet(producer, signer, traces);
                } catch (TimeoutException nobodyThere) {
                    if (stop.isGiven()) {
                        throw nobodyThere;
                    }
                }
            }
        } catch (InterruptException stopped) {
            closeNow(producer);
            Thread.interrupted();
            throw new InterruptedException(stopped.getMessage());
        } catch (RuntimeException e) {
            closeNow(producer);
            throw e;
        }
    }

    // What becomes of it is told to the callback.
    @SuppressWarnings("FutureReturnValueIgnored")
    @Override
    public void send(String topic, String key, MessageLite message, Outcome outcome) {
        try {
            ProducerRecord<String, byte[]> outgoing = new ProducerRecord<>(topic, key, message.toByteArray());
            signer.sign(outgoing);
            if (topic.equals(Topics.FRAMES)) {
                traces.mark(outgoing);
            }
            producer.send(
                    outgoing,
                    (metadata, failure) -> done(
                            outcome,
                            failure == null ? new Place(metadata.partition(), metadata.offset()) : null,
                            failure));
        } catch (KafkaException | IllegalStateException e) {
            done(outcome, null, e);
        }
    }

    private void done(Outcome outcome, @Nullable Place place, @Nullable Exception failure) {
        if (failure != null) {
            // On the producer's own thread, so before it can send what comes after the failed one.
            close();
        }
        outcome.known(place, failure);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closeNow(producer);
        }
    }

    private static void closeNow(Producer<String, byte[]> producer) {
        producer.close(Duration.ZERO);
    }
}
