package io.cellfleet.local.chaos;

import io.cellfleet.contract.Topics;
import io.cellfleet.local.lab.LabBroker;
import io.cellfleet.local.lab.LabDatabase;
import io.cellfleet.local.lab.TopicReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far the history has come in the topic of statuses, as it has stored it. */
final class StatusOffsets {

    private final LabBroker broker;
    private final LabDatabase database;

    StatusOffsets(LabBroker broker, LabDatabase database) {
        this.broker = broker;
        this.database = database;
    }

    /** Whether every status that is in Kafka now is behind the stored offset. */
    boolean areStored() throws SQLException {
        Map<Integer, Long> stored = stored();
        Outputs outputs = new Outputs(broker);
        return outputs.partitions(Topics.STATUS).stream()
                .allMatch(partition -> stored.getOrDefault(partition.partition(), 0L) >= afterLast(outputs, partition));
    }

    private static long afterLast(Outputs outputs, TopicPartition partition) {
        long after = 0;
        try (TopicReader reader = outputs.read(partition)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                after = next.get().offset() + 1;
            }
        }
        return after;
    }

    private Map<Integer, Long> stored() throws SQLException {
        Map<Integer, Long> stored = new HashMap<>();
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT partition, next_offset FROM history.topic_offset WHERE topic = ?")) {
            statement.setString(1, Topics.STATUS);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    stored.put(rows.getInt(1), rows.getLong(2));
                }
            }
        }
        return stored;
    }
}
