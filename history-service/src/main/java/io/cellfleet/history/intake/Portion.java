package io.cellfleet.history.intake;

import io.cellfleet.history.store.HistoryBatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records that are written together, and those among them that are not ours. */
final class Portion {

    private final HistoryBatch batch = new HistoryBatch();
    private final List<Rejected> rejected = new ArrayList<>();

    void add(ConsumerRecord<byte[], byte[]> record) {
        RecordReader.read(record, batch).ifPresent(rejected::add);
    }

    HistoryBatch batch() {
        return batch;
    }

    List<Rejected> rejected() {
        return List.copyOf(rejected);
    }

    /** About how much memory it takes. */
    int sizeBytes() {
        return batch.sizeBytes()
                + rejected.stream()
                        .mapToInt(one -> one.record().getHex().length())
                        .sum();
    }
}
