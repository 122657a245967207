package io.cellfleet.history.intake;

import io.cellfleet.contract.Topics;
import io.cellfleet.history.minutes.Closing;
import io.cellfleet.history.minutes.OpenMinutes;
import io.cellfleet.history.store.KeptOffset;
import io.cellfleet.history.store.OffsetMove;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Where the consumer's partitions go on: at the offsets that the store keeps. A partition that comes is paused until
 * its offset was read, for the database may be away at just that moment. Used by the consumer's thread alone.
 */
final class Positions implements ConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Positions.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Beginnings beginnings;
    private final OpenMinutes open;

    /** What is kept of each partition that has been positioned. */
    private final Map<TopicPartition, KeptOffset> kept = new HashMap<>();

    private Runnable beforeLeaving = () -> {};
    private boolean member;
    private boolean found;
    private int changes;

    Positions(Consumer<byte[], byte[]> consumer, Beginnings beginnings, OpenMinutes open) {
        this.consumer = consumer;
        this.beginnings = beginnings;
        this.open = open;
    }

    /** What is done while the partitions are still ours, when they are to go. */
    void beforeLeaving(Runnable work) {
        beforeLeaving = work;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.infof("partitions came: %s", partitions);
        member = true;
        forget();
        consumer.pause(partitions);
        // Any position will do until find(): a paused partition is not fetched. Without one, Kafka looks for its own.
        partitions.forEach(partition -> consumer.seek(partition, 0));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        LOG.infof("partitions go: %s", partitions);
        if (found) {
            beforeLeaving.run();
        }
        forget();
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        LOG.infof("partitions are lost: %s", partitions);
        forget();
    }

    /** Whether the group has let us in. */
    boolean isMember() {
        return member;
    }

    /** Whether every partition stands where the store says. */
    boolean areFound() {
        return found;
    }

    /** Grows with every change of the assignment: who has seen it grow must not write what was read before. */
    int changes() {
        return changes;
    }

    /** Lets nothing be read until the offsets were read again; what is held is read again from there. */
    void forget() {
        changes++;
        found = false;
        kept.clear();
        open.clear();
        consumer.pause(consumer.assignment());
    }

    /**
     * Reads the offsets, puts each partition where it goes on, and lets it flow.
     *
     * @throws KafkaException when Kafka does not say which topics there are
     */
    void find() throws SQLException {
        Set<TopicPartition> mine = consumer.assignment();
        Map<TopicPartition, KeptOffset> all = beginnings.find(mine);
        for (TopicPartition partition : mine) {
            KeptOffset offset = all.get(partition);
            consumer.seek(partition, offset.next());
            kept.put(partition, offset);
            if (isStatus(partition)) {
                open.begin(partition.partition(), offset.next());
            }
        }
        open.expect(consumer.partitionsFor(Topics.STATUS).size());
        consumer.resume(mine);
        found = true;
    }

    /** Whether topics that are read were made anew since they were found. */
    boolean areOfOtherTopics() {
        return beginnings.areOfOtherTopics(kept);
    }

    /** Where a record is in all topics that have had its topic's name. */
    long placeOf(ConsumerRecord<?, ?> record) {
        return keptOf(new TopicPartition(record.topic(), record.partition())).place(record.offset());
    }

    /**
     * What it takes to bring the store to these offsets of events and settings.
     *
     * @param reached next offsets to read
     */
    List<OffsetMove> movesTo(Map<TopicPartition, Long> reached) {
        return reached.entrySet().stream()
                .filter(next -> next.getValue() != keptOf(next.getKey()).next())
                .map(next -> new OffsetMove(next.getKey(), keptOf(next.getKey()).next(), next.getValue()))
                .toList();
    }

    /** What it takes to write a closing of one partition; nothing when it changes nothing. */
    Optional<OffsetMove> moveTo(int partition, Closing closing) {
        TopicPartition status = new TopicPartition(Topics.STATUS, partition);
        long kept = keptOf(status).next();
        return closing.minutes().isEmpty() && closing.next() == kept
                ? Optional.empty()
                : Optional.of(new OffsetMove(status, kept, closing.next()));
    }

    /** The moves are in the store. */
    void moved(List<OffsetMove> moves) {
        moves.forEach(move -> kept.computeIfPresent(
                move.partition(),
                (partition, before) -> new KeptOffset(move.next(), before.topicId(), before.generation())));
    }

    /** The next offset that the consumer will read, of each partition without statuses. */
    Map<TopicPartition, Long> reachedBesideStatuses() {
        return kept.keySet().stream()
                .filter(partition -> !isStatus(partition))
                .collect(Collectors.toMap(partition -> partition, consumer::position));
    }

    /** Tells the open minutes what lies behind the last record, and whether more is waiting. */
    void passOn() {
        open.partitions().forEach((number, minutes) -> {
            TopicPartition partition = new TopicPartition(Topics.STATUS, number);
            minutes.reached(consumer.position(partition));
            if (consumer.currentLag(partition).orElse(1) == 0) {
                minutes.caughtUp();
            }
        });
    }

    /** Records that are in Kafka and were not polled yet; empty while the consumer does not know it of each partition. */
    OptionalLong lag() {
        if (!found) {
            return OptionalLong.empty();
        }
        long records = 0;
        for (TopicPartition partition : kept.keySet()) {
            OptionalLong lag = consumer.currentLag(partition);
            if (lag.isEmpty()) {
                return lag;
            }
            records += lag.getAsLong();
        }
        return OptionalLong.of(records);
    }

    private static boolean isStatus(TopicPartition partition) {
        return partition.topic().equals(Topics.STATUS);
    }

    private KeptOffset keptOf(TopicPartition partition) {
        KeptOffset offset = kept.get(partition);
        if (offset == null) {
            throw new IllegalStateException("records came from " + partition + " before it was positioned");
        }
        return offset;
    }
}
