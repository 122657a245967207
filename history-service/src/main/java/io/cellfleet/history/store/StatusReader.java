package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.DamagedStretch;
import io.cellfleet.contract.history.v1.StatusesReply;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.codec.CorruptBlockException;
import io.cellfleet.history.minutes.PackMinute;
import io.cellfleet.history.minutes.Unwritten;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The statuses of packs again, as they came. */
@ApplicationScoped
public class StatusReader {

    private static final Logger LOG = Logger.getLogger(StatusReader.class);

    private final DataSource database;
    private final Unwritten unwritten;

    public StatusReader(DataSource database, Unwritten unwritten) {
        this.database = database;
        this.unwritten = unwritten;
    }

    /**
     * A question.
     *
     * @param limit after so many, or some MiB, it stops at the end of a minute; 1 or more
     */
    public record Question(String packId, TimeRange range, int limit) {}

    /** Those of one pack by minute, in a minute by order number, up to what cannot be read. */
    public StatusesReply read(Question question) throws SQLException, TooManyPointsException {
        Unwritten.Answer fresh = unwritten.of(question.packId());
        Portion portion = new Portion(question);
        try (Connection connection = database.getConnection()) {
            RawWalk walk = new RawWalk(connection, question.packId(), question.range(), id -> true, fresh.statuses());
            try {
                walk.walk(portion);
            } catch (DamagedRowException e) {
                LOG.errorf("left out of the statuses: reason=%s", e.getMessage());
                portion.isDamaged(walk.tried(), e.getMessage());
            }
        }
        return portion.reply.setIncomplete(!fresh.complete()).build();
    }

    /** One answer, as it grows. */
    private static final class Portion implements RawWalk.Visitor {

        private final Question question;
        private final StatusesReply.Builder reply = StatusesReply.newBuilder();
        private long bytes;
        private long lastMinute = -1;

        Portion(Question question) {
            this.question = question;
        }

        @Override
        public boolean visit(Block block, long fromMs, long toMs) throws CorruptBlockException {
            for (PackStatus status : RawWalk.statuses(block, question.packId(), question.range(), fromMs, toMs)) {
                long minute = PackMinute.of(status);
                if (isFull() && minute != lastMinute) {
                    reply.setNextFromMs(minute * PackMinute.MINUTE_MS);
                    return false;
                }
                lastMinute = minute;
                reply.addStatuses(status);
                bytes += status.getSerializedSize();
            }
            if (isFull()) {
                goOn(toMs);
            }
            return !isFull();
        }

        private boolean isFull() {
            return reply.getStatusesCount() >= question.limit() || bytes >= ReplySize.FULL_BYTES;
        }

        private void goOn(long atMs) {
            if (atMs < question.range().toMs()) {
                reply.setNextFromMs(atMs);
            }
        }

        void isDamaged(TimeRange stretch, String reason) {
            reply.setDamaged(DamagedStretch.newBuilder()
                    .setFromMs(stretch.fromMs())
                    .setToMs(stretch.toMs())
                    .setReason(reason));
            goOn(stretch.toMs());
        }
    }
}
