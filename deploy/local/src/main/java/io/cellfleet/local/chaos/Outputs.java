package io.cellfleet.local.chaos;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.local.lab.GroupPosition;
import io.cellfleet.local.lab.LabBroker;
import io.cellfleet.local.lab.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What engines left on a broker. */
final class Outputs {

    private static final String CHANGELOG = "-changelog";

    private final LabBroker broker;

    Outputs(LabBroker broker) {
        this.broker = broker;
    }

    /** The topics of the engine's stores. */
    List<String> changelogs() {
        return topics(name -> name.startsWith(Feed.GROUP + "-") && name.endsWith(CHANGELOG));
    }

    List<String> downlinks() {
        String prefix = Topics.downlink("").name();
        return topics(name -> name.startsWith(prefix));
    }

    List<TopicPartition> partitions(String topic) {
        return GroupPosition.ends(broker.admin(), List.of(topic)).keySet().stream()
                .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
                .toList();
    }

    TopicReader read(TopicPartition partition) {
        return new TopicReader(broker.bootstrapServers(), partition);
    }

    /** Shows every record of a topic, one partition after the other. */
    void forEach(String topic, Consumer<ConsumerRecord<byte[], byte[]>> look) {
        for (TopicPartition partition : partitions(topic)) {
            try (TopicReader reader = read(partition)) {
                reader.forEach(look);
            }
        }
    }

    /** The newest value of every key, by partition and key; without those that were deleted. */
    Map<String, byte[]> newest(String topic) {
        Map<String, byte[]> newest = new TreeMap<>();
        forEach(topic, found -> {
            String key = new TopicPartition(topic, found.partition()) + " "
                    + new String(found.key(), StandardCharsets.UTF_8);
            if (found.value() == null) {
                newest.remove(key);
            } else {
                newest.put(key, found.value());
            }
        });
        return newest;
    }

    /** Every event by the record that led to it, and its place among the events of that record. */
    Set<String> eventPlaces() {
        Set<String> places = new TreeSet<>();
        forEach(Topics.EVENTS, found -> {
            PackEvent event = Described.event(found.value());
            places.add(Place.of(event.getPackId(), event.getOrder()) + " event " + event.getIndex());
        });
        return places;
    }

    /** All records of a topic as a load for another broker, one partition after the other. */
    Stage stage(String topic) {
        List<LoadRecord> records = new ArrayList<>();
        forEach(
                topic,
                found -> records.add(
                        new LoadRecord(topic, found.partition(), found.key(), found.value(), found.timestamp())));
        return new Stage(topic, records);
    }

    private List<String> topics(Predicate<String> wanted) {
        return List.copyOf(new TreeSet<>(broker.topics().stream().filter(wanted).toList()));
    }
}
