package io.cellfleet.history.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.history.v1.StandingReply;
import io.cellfleet.contract.v1.PackEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What the engine warns of beside the records and has not taken back. */
@ApplicationScoped
public class StandingReader {

    private static final String STANDING =
            "SELECT event FROM history.standing_warning WHERE standing ORDER BY pack_id, code";

    private final DataSource database;

    StandingReader(DataSource database) {
        this.database = database;
    }

    /** Of all packs: few have any. */
    public StandingReply read() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(STANDING)) {
            StandingReply.Builder reply = StandingReply.newBuilder();
            while (rows.next()) {
                reply.addEvents(PackEvent.parseFrom(rows.getBytes(1)));
            }
            return reply.build();
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a standing warning cannot be read", e);
        }
    }
}
