package io.cellfleet.history.minutes;

import io.cellfleet.contract.v1.PackStatus;
import java.util.List;

/**
 * What has been read from Kafka and is in no table yet, in this instance and in others. A question asks here first and
 * the database afterwards: what is written between the two is then seen twice and taken once; the other way round it would
 * not be seen.
 */
public interface Unwritten {

    /**
     * Statuses.
     *
     * @param statuses in no order, perhaps some of them twice
     * @param complete whether all instances that together read every partition have answered; if not, some may be missing
     */
    record Answer(List<PackStatus> statuses, boolean complete) {

        public Answer {
            statuses = List.copyOf(statuses);
        }
    }

    /** All of one pack. */
    Answer of(String packId);

    /** The newest of packs, and the newest that describe their cells; of all packs where none is named. */
    Answer newest(List<String> packIds);
}
