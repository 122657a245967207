package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.StatusesReply;
import io.cellfleet.history.minutes.Unwritten;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The statuses of packs again, as they came. */
@ApplicationScoped
public class StatusReader {

    private final DataSource database;
    private final Unwritten unwritten;

    public StatusReader(DataSource database, Unwritten unwritten) {
        this.database = database;
        this.unwritten = unwritten;
    }

    /**
     * A question.
     *
     * @param limit after so many it stops at the end of a minute, or of a cold hour; 1 or more
     */
    public record Question(String packId, TimeRange range, int limit) {}

    /** Those of one pack by minute, in a minute by order number. */
    public StatusesReply read(Question question) throws SQLException, TooManyPointsException, DamagedRowException {
        TimeRange range = question.range();
        Unwritten.Answer fresh = unwritten.of(question.packId());
        StatusesReply.Builder reply = StatusesReply.newBuilder().setIncomplete(!fresh.complete());
        try (Connection connection = database.getConnection()) {
            new RawWalk(connection, question.packId(), range, id -> true, fresh.statuses())
                    .walk((block, fromMs, toMs) -> {
                        reply.addAllStatuses(RawWalk.statuses(block, question.packId(), range, fromMs, toMs));
                        if (reply.getStatusesCount() >= question.limit() && toMs < range.toMs()) {
                            reply.setNextFromMs(toMs);
                        }
                        return reply.getNextFromMs() == 0;
                    });
        }
        return reply.build();
    }
}
