package io.cellfleet.local.chaos;

import io.cellfleet.contract.Topics;
import io.cellfleet.local.lab.LabBroker;
import io.cellfleet.local.lab.LabDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

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
        Map<Integer, Long> afterLast = new HashMap<>();
        new Outputs(broker).forEach(Topics.STATUS, found -> afterLast.put(found.partition(), found.offset() + 1));
        Map<Integer, Long> stored = stored();
        return afterLast.entrySet().stream().allMatch(end -> stored.getOrDefault(end.getKey(), 0L) >= end.getValue());
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
