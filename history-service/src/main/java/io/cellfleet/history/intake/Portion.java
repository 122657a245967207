package io.cellfleet.history.intake;

import io.cellfleet.history.store.HistoryBatch;
import java.util.ArrayList;
import java.util.List;

/** Events and settings that are written together, and records that are not ours. */
final class Portion {

    private final HistoryBatch batch = new HistoryBatch();
    private final List<Rejected> rejected = new ArrayList<>();

    HistoryBatch batch() {
        return batch;
    }

    void reject(Rejected record) {
        rejected.add(record);
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
