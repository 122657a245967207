package io.cellfleet.history.store;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import io.cellfleet.contract.history.v1.EventsReply;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Events of packs over time. */
@ApplicationScoped
public class EventReader {

    private static final String FROM = """
            SELECT event, pack_id, installation_id, enrolment, boot, sequence, event_index,
                (extract(epoch FROM at) * 1000)::bigint
            FROM history.event WHERE at >= ? AND at < ?""";

    private static final String NEWEST_FIRST =
            " ORDER BY at DESC, pack_id, enrolment DESC, boot DESC, sequence DESC, event_index DESC LIMIT ";

    private static final Logger LOG = Logger.getLogger(EventReader.class);

    private final DataSource database;

    EventReader(DataSource database) {
        this.database = database;
    }

    /**
     * A question.
     *
     * @param packIds        empty for all
     * @param installationId that the pack was in then; empty for any
     * @param facts          names of facts in events.proto; empty for all
     * @param limit          1 or more
     */
    public record Question(
            List<String> packIds, String installationId, List<String> facts, TimeRange range, int limit) {

        public Question {
            packIds = List.copyOf(packIds);
            facts = List.copyOf(facts);
        }
    }

    /** The newest events of a stretch of time, newest first. */
    public EventsReply read(Question question) throws SQLException {
        Packs packs = new Packs(question.packIds());
        boolean anywhere = question.installationId().isEmpty();
        String sql = FROM
                + (anywhere ? "" : " AND installation_id = ?")
                + (question.facts().isEmpty() ? "" : " AND fact = ANY (?)")
                + packs.and()
                + NEWEST_FIRST
                + (question.limit() + 1);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            question.range().set(statement, 1);
            int next = 3;
            if (!anywhere) {
                statement.setString(next++, question.installationId());
            }
            if (!question.facts().isEmpty()) {
                statement.setArray(
                        next++,
                        connection.createArrayOf("text", question.facts().toArray()));
            }
            packs.set(statement, next);
            try (ResultSet rows = statement.executeQuery()) {
                return collect(rows, question.limit());
            }
        }
    }

    private static EventsReply collect(ResultSet rows, int limit) throws SQLException {
        EventsReply.Builder reply = EventsReply.newBuilder();
        while (rows.next()) {
            if (reply.getEventsCount() == limit) {
                return reply.setTruncated(true).build();
            }
            reply.addEvents(event(rows));
        }
        return reply.build();
    }

    /** One that cannot be read is there all the same, without what it says. */
    private static PackEvent event(ResultSet row) throws SQLException {
        try {
            return PackEvent.parseFrom(row.getBytes(1));
        } catch (InvalidProtocolBufferException e) {
            PackEvent known = PackEvent.newBuilder()
                    .setPackId(row.getString(2))
                    .setInstallationId(row.getString(3))
                    .setOrder(OrderNumber.newBuilder()
                            .setEnrolment(row.getInt(4))
                            .setBoot(row.getInt(5))
                            .setSequence(row.getLong(6)))
                    .setIndex(row.getInt(7))
                    .setAtMs(row.getLong(8))
                    .build();
            LOG.errorf(
                    "an event cannot be read: %s reason=%s",
                    TextFormat.printer().emittingSingleLine(true).printToString(known), e.getMessage());
            return known;
        }
    }
}
