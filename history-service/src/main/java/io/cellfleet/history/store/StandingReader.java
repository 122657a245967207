package io.cellfleet.history.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.history.v1.StandingReply;
import io.cellfleet.contract.v1.PackEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the engine warns of and has not taken back. */
@ApplicationScoped
public class StandingReader {

    private static final String STANDING =
            "SELECT event FROM history.standing_warning WHERE standing AND (beside OR ?) ORDER BY pack_id, code, beside";

    private final DataSource database;

    StandingReader(DataSource database) {
        this.database = database;
    }

    /**
     * Of all packs: few have any.
     *
     * @param ofRecordsToo what records raised as well; else only what the engine warns of beside them
     */
    public StandingReply read(boolean ofRecordsToo) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STANDING)) {
            statement.setBoolean(1, ofRecordsToo);
            StandingReply.Builder reply = StandingReply.newBuilder();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reply.addEvents(PackEvent.parseFrom(rows.getBytes(1)));
                }
            }
            return reply.build();
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("a standing warning cannot be read", e);
        }
    }
}
