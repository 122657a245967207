package io.cellfleet.history.minutes;

import io.cellfleet.contract.v1.PackStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an instance holds at one moment. Who asks first which partitions are complete and then for their statuses misses
 * only what has been written in between.
 *
 * @param partitions by number
 */
public record Held(Map<Integer, PartitionMinutes> partitions) {

    public Held {
        partitions = Map.copyOf(partitions);
    }

    /** Those of which all that is in Kafka and not in the database is here, but for what has just come. */
    public List<Integer> completePartitions() {
        return partitions.entrySet().stream()
                .filter(partition -> partition.getValue().isComplete())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The statuses of a pack that are not in the database, in no order. */
    public List<PackStatus> statuses(String packId) {
        List<PackStatus> statuses = new ArrayList<>();
        for (PartitionMinutes partition : partitions.values()) {
            for (PackMinute minute : partition.of(packId)) {
                minute.records().forEach(record -> statuses.add(PackMinute.status(record)));
            }
        }
        return statuses;
    }

    /** The newest of packs, as far as it is not in the database; of all where none is named. */
    public Newest newest(List<String> packIds) {
        Newest newest = new Newest();
        partitions.values().forEach(partition -> newest.addAll(partition.newest(packIds)));
        return newest;
    }
}
