package io.cellfleet.engine.stream;

import io.cellfleet.contract.Topics;
import java.util.Optional;

/** Steps the records that wait of released installations, oldest first, a slice at a time: newer ones wait behind. */
final class Unparking {

    /** At most so many records a slice, so that everybody else goes on meanwhile. */
    private static final int SLICE = 2_000;

    private final Quarantine quarantine;
    private final RecordTaker records;
    private final ActionTaker actions;

    Unparking(Quarantine quarantine, RecordTaker records, ActionTaker actions) {
        this.quarantine = quarantine;
        this.records = records;
        this.actions = actions;
    }

    /** The next slice. */
    void goOn() {
        int left = SLICE;
        for (String installationId : quarantine.releasing()) {
            while (left > 0 && quarantine.isReleasing(installationId)) {
                next(installationId);
                left--;
            }
        }
    }

    private void next(String installationId) {
        Optional<Arrival> first = quarantine.first(installationId);
        if (first.isEmpty()) {
            quarantine.end(installationId);
        } else if (takes(first.get())) {
            quarantine.removeFirst(installationId);
        }
    }

    /** Whether it is done with; one that fails again holds the installation. */
    private boolean takes(Arrival arrival) {
        if (arrival.topic().equals(Topics.OPERATOR_ACTIONS)) {
            actions.retake(arrival);
            return true;
        }
        return records.retake(arrival);
    }
}
