package io.cellfleet.local.chaos;

import java.util.List;

/**
 * A part of the load that is consumed completely before the next one begins.
 *
 * <p>Kafka Streams takes whichever record it has fetched first when two topics have one for a task. So what an operator
 * changes meets a pack at a place in its frames that depends on timing, which is right: an event says where. A
 * comparison needs the same place in both runs. Therefore a stage holds records of one topic only, and every kill within
 * it finds the other topics consumed and committed to their ends.
 */
record Stage(String topic, List<LoadRecord> records) {

    Stage {
        records = List.copyOf(records);
    }
}
