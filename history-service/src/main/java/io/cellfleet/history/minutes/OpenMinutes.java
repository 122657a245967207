package io.cellfleet.history.minutes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this instance holds in memory of all partitions that it reads. A question asks here first and the database
 * afterwards: what is closed between the two is then seen twice and taken once; the other way round it would not be seen.
 */
@ApplicationScoped
public class OpenMinutes {

    private final Map<Integer, PartitionMinutes> partitions = new ConcurrentHashMap<>();
    private volatile int partitionsOfTopic = Integer.MAX_VALUE;

    /** How many partitions there are, here and elsewhere. */
    public void expect(int count) {
        partitionsOfTopic = count;
    }

    /** A partition came; reading begins at an offset. */
    public void begin(int partition, long next) {
        partitions.put(partition, new PartitionMinutes(next));
    }

    /** All partitions are read by somebody else, or again from the kept offsets. */
    public void clear() {
        partitions.clear();
    }

    /** By partition. */
    public Map<Integer, PartitionMinutes> partitions() {
        return Map.copyOf(partitions);
    }

    /**
     * Of one of the partitions.
     *
     * @throws IllegalStateException when it has not begun
     */
    public PartitionMinutes of(int partition) {
        PartitionMinutes minutes = partitions.get(partition);
        if (minutes == null) {
            throw new IllegalStateException("a record came from partition " + partition + " before it was positioned");
        }
        return minutes;
    }

    /** The records of a pack that are not in the database, in no order. */
    public List<PackMinute> of(String packId) {
        return partitions.values().stream()
                .flatMap(partition -> partition.of(packId).stream())
                .toList();
    }

    /** The newest of packs, as far as it is not in the database; of all where none is named. */
    public Newest newest(List<String> packIds) {
        Newest newest = new Newest();
        partitions.values().forEach(partition -> newest.addAll(partition.newest(packIds)));
        return newest;
    }

    /** Whether all that is in Kafka and not in the database is here, but for what has just come. */
    public boolean areComplete() {
        return partitions.values().stream().filter(PartitionMinutes::isComplete).count() == partitionsOfTopic;
    }

    /** How much the held records are together. */
    public long sizeBytes() {
        return partitions.values().stream()
                .mapToLong(PartitionMinutes::sizeBytes)
                .sum();
    }
}
