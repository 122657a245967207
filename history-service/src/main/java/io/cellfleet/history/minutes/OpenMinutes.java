package io.cellfleet.history.minutes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What this instance holds in memory of all partitions that it reads. */
@ApplicationScoped
public class OpenMinutes {

    private final Map<Integer, PartitionMinutes> partitions = new ConcurrentHashMap<>();
    private volatile int partitionsOfTopic = Integer.MAX_VALUE;

    /** How many partitions there are, here and elsewhere. */
    public void expect(int count) {
        partitionsOfTopic = count;
    }

    /** As expected; more than there can be while that is not known. */
    public int partitionsOfTopic() {
        return partitionsOfTopic;
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

    /** What is held now. */
    public Held held() {
        return new Held(partitions);
    }

    /** How much the held records are together. */
    public long sizeBytes() {
        return partitions.values().stream()
                .mapToLong(PartitionMinutes::sizeBytes)
                .sum();
    }
}
