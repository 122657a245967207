package io.cellfleet.local.chaos;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.local.lab.LabDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether the history has of each minute what was said in it, neither less nor more, and every event. */
final class HistoryAccount {

    private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

    /** Ordered by pack and time, for the reader of differences. */
    private record Minute(String packId, long beginMs) implements Comparable<Minute> {
        @Override
        public int compareTo(Minute other) {
            int byPack = packId.compareTo(other.packId);
            return byPack != 0 ? byPack : Long.compare(beginMs, other.beginMs);
        }

        @Override
        public String toString() {
            return "the minute " + Instant.ofEpochMilli(beginMs) + " of " + packId;
        }
    }

    /**
     * What a minute holds.
     *
     * @param rows   statuses
     * @param frames those with a measurement
     */
    private record Count(int rows, int frames) {

        Count plus(Count other) {
            return new Count(rows + other.rows, frames + other.frames);
        }
    }

    private HistoryAccount() {}

    static void judge(List<PackStatus> statuses, Outputs outputs, LabDatabase database, Findings findings)
            throws SQLException {
        Map<Minute, Count> said = new HashMap<>();
        statuses.forEach(status -> said.merge(
                new Minute(status.getPackId(), Math.floorDiv(status.getAtMs(), MINUTE_MS) * MINUTE_MS),
                new Count(1, status.hasMeasured() ? 1 : 0),
                Count::plus));
        Map<Minute, Count> kept = minutes(database);
        Set<Minute> all = new TreeSet<>(said.keySet());
        all.addAll(kept.keySet());
        for (Minute minute : all) {
            Count there = said.getOrDefault(minute, new Count(0, 0));
            Count here = kept.getOrDefault(minute, new Count(0, 0));
            if (here.equals(there)) {
                findings.same("whole minutes in the history");
            } else {
                findings.difference("%s has %d rows and %d frames in the history, but %d and %d came"
                        .formatted(minute, here.rows(), here.frames(), there.rows(), there.frames()));
            }
        }
        events(outputs.eventPlaces(), database, findings);
    }

    private static Map<Minute, Count> minutes(LabDatabase database) throws SQLException {
        Map<Minute, Count> kept = new HashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT pack_id, (extract(epoch FROM minute) * 1000)::bigint, rows, frames FROM history.pack_minute")) {
            while (rows.next()) {
                kept.put(new Minute(rows.getString(1), rows.getLong(2)), new Count(rows.getInt(3), rows.getInt(4)));
            }
        }
        return kept;
    }

    private static void events(Set<String> said, LabDatabase database, Findings findings) throws SQLException {
        Set<String> kept = new TreeSet<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT pack_id, enrolment, boot, sequence, event_index FROM history.event")) {
            while (rows.next()) {
                Place place = new Place(rows.getString(1), rows.getInt(2), rows.getInt(3), rows.getLong(4));
                kept.add(place + " event " + rows.getInt(5));
            }
        }
        if (kept.equals(said)) {
            findings.same("events in the history", kept.size());
        } else {
            findings.difference("the history has %d events, but %d came".formatted(kept.size(), said.size()));
        }
    }
}
