package io.cellfleet.history.intake;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Moves records that cannot be kept to the topic of rejected records. */
final class RejectedSender implements AutoCloseable {

    private final Producer<byte[], MessageLite> producer;

    RejectedSender(Producer<byte[], MessageLite> producer) {
        this.producer = producer;
    }

    /**
     * Returns when the brokers have them all. A crash between this and the batch's transaction sends them a second
     * time; topic, partition and offset inside say that they are the same.
     *
     * @throws ExecutionException when one was not taken; all may be sent again
     */
    void send(List<Rejected> records) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Rejected rejected : records) {
            sent.add(producer.send(new ProducerRecord<>(Topics.REJECTED, rejected.key(), rejected.record())));
        }
        for (Future<RecordMetadata> future : sent) {
            future.get();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
