package io.cellfleet.history.intake;

import io.cellfleet.history.store.KeptOffset;
import io.cellfleet.history.store.TopicOffsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * Where partitions are gone on with: at the kept offset, if that is of the topic that has the name now. An offset of another
 * topic says nothing, whether it lies behind the end of this one or in it: such a partition is read from its beginning, and
 * the rows' keys absorb what comes twice.
 */
final class Beginnings {

    private static final Logger LOG = Logger.getLogger(Beginnings.class);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicOffsets offsets;
    private final TopicIds topicIds;
    private final IntakeMetrics metrics;

    Beginnings(Consumer<byte[], byte[]> consumer, TopicOffsets offsets, TopicIds topicIds, IntakeMetrics metrics) {
        this.consumer = consumer;
        this.offsets = offsets;
        this.topicIds = topicIds;
        this.metrics = metrics;
    }

    /**
     * What is kept of partitions, after those have begun of whose topics nothing was kept.
     *
     * @throws KafkaException when Kafka does not say which topics there are
     */
    Map<TopicPartition, KeptOffset> find(Set<TopicPartition> partitions) throws SQLException {
        Map<String, String> ids = idsOf(partitions);
        Map<TopicPartition, KeptOffset> all = offsets.read();
        Set<TopicPartition> known = partitions.stream().filter(all::containsKey).collect(Collectors.toSet());
        Set<TopicPartition> anew = known.stream()
                .filter(partition -> all.get(partition).isOfAnother(ids.get(partition.topic())))
                .collect(Collectors.toSet());
        Set<TopicPartition> beginning = partitions.stream()
                .filter(partition -> !known.contains(partition) || anew.contains(partition))
                .collect(Collectors.toSet());
        boolean isNameless =
                known.stream().anyMatch(partition -> all.get(partition).topicId() == null);
        if (isNameless) {
            offsets.name(ids);
        }
        if (!beginning.isEmpty()) {
            offsets.begin(consumer.beginningOffsets(beginning), ids);
        }
        sayAnew(anew, all, ids);
        metrics.begunAnew(anew.size());
        return isNameless || !beginning.isEmpty() ? offsets.read() : all;
    }

    private Map<String, String> idsOf(Collection<TopicPartition> partitions) {
        Set<String> topics =
                partitions.stream().map(TopicPartition::topic).collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> ids = topicIds.of(topics);
        topics.removeAll(ids.keySet());
        if (!topics.isEmpty()) {
            throw new UnknownTopicOrPartitionException("there are no topics " + topics);
        }
        return ids;
    }

    private static void sayAnew(
            Set<TopicPartition> anew, Map<TopicPartition, KeptOffset> before, Map<String, String> ids) {
        Map<String, Map<Integer, Long>> offsets = new TreeMap<>();
        anew.forEach(partition -> offsets.computeIfAbsent(partition.topic(), topic -> new TreeMap<>())
                .put(partition.partition(), before.get(partition).next()));
        offsets.forEach((topic, byPartition) -> LOG.warnf(
                "a topic was made anew and is read from its beginning; what the one before had and was not read is"
                        + " missing here: topic=%s topicId=%s offsetsBefore=%s",
                topic, ids.get(topic), byPartition));
    }

    /**
     * Whether a topic was made anew since its partitions were found. What has been read of it meanwhile was read rightly; what
     * lies before that is still to be read. False when Kafka does not say.
     */
    boolean areOfOtherTopics(Map<TopicPartition, KeptOffset> found) {
        try {
            Map<String, String> ids = idsOf(found.keySet());
            return found.entrySet().stream()
                    .anyMatch(one ->
                            one.getValue().isOfAnother(ids.get(one.getKey().topic())));
        } catch (KafkaException e) {
            LOG.debugf("it is not known whether topics are the same: reason=%s", e.getMessage());
            return false;
        }
    }
}
