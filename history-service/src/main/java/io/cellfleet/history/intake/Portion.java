package io.cellfleet.history.intake;

import io.cellfleet.history.store.HistoryBatch;
import java.util.ArrayList;
import java.util.List;

/** Events and settings that are written together, records that are not ours, and fields with values that are not kept. */
final class Portion {

    private final HistoryBatch batch = new HistoryBatch();
    private final List<Rejected> rejected = new ArrayList<>();
    private final List<String> outOfRange = new ArrayList<>();

    HistoryBatch batch() {
        return batch;
    }

    void reject(Rejected record) {
        rejected.add(record);
    }

    List<Rejected> rejected() {
        return List.copyOf(rejected);
    }

    /** Takes the names of fields, as often as they had a value that is out of range. */
    void outOfRange(List<String> fields) {
        outOfRange.addAll(fields);
    }

    List<String> outOfRange() {
        return List.copyOf(outOfRange);
    }

    /** About how much memory it takes. */
    int sizeBytes() {
        return batch.sizeBytes()
                + rejected.stream()
                        .mapToInt(one -> one.record().getHex().length())
                        .sum();
    }
}
