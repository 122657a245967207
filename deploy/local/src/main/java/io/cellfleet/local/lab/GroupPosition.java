package io.cellfleet.local.lab;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a group has come in its topics, as it has committed. */
public final class GroupPosition {

    private final Admin admin;
    private final String group;

    public GroupPosition(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /** Records of these topics that the group has not committed yet, by partition; without those where none is left. */
    public Map<String, Long> left(Collection<String> topics) {
        Map<TopicPartition, Long> ends = ends(admin, topics);
        Map<TopicPartition, OffsetAndMetadata> committed = Answers.of(
                admin.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(false))
                        .partitionsToOffsetAndMetadata());
        Map<String, Long> left = new TreeMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata at = committed.get(partition);
            long open = end - (at == null ? 0 : at.offset());
            if (open > 0) {
                left.put(partition.toString(), open);
            }
        });
        return left;
    }

    /** How many records of these topics the group has committed. */
    public long committed(Collection<String> topics) {
        return Answers.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(entry -> topics.contains(entry.getKey().topic()) && entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    /** How many partitions of a topic each member of the group has. */
    public Map<String, Integer> owned(String topic) {
        return Answers.of(admin.describeConsumerGroups(List.of(group)).all()).get(group).members().stream()
                .collect(Collectors.toMap(
                        MemberDescription::consumerId, member -> (int) member.assignment().topicPartitions().stream()
                                .filter(partition -> partition.topic().equals(topic))
                                .count()));
    }

    /** Whether every partition of a topic is some member's, there are so many members, and each of them has some. */
    public boolean isSharedBy(int members, String topic) {
        Map<String, Integer> owned = owned(topic);
        return owned.size() == members
                && owned.values().stream().allMatch(count -> count > 0)
                && owned.values().stream().mapToInt(count -> count).sum()
                        == ends(admin, List.of(topic)).size();
    }

    /** Where each partition of these topics ends. */
    public static Map<TopicPartition, Long> ends(Admin admin, Collection<String> topics) {
        Map<TopicPartition, OffsetSpec> wanted =
                Answers.of(admin.describeTopics(topics).allTopicNames()).values().stream()
                        .flatMap(topic -> IntStream.range(0, topic.partitions().size())
                                .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return Answers.of(admin.listOffsets(wanted).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
