package io.cellfleet.history.store;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.columns.StatusBlock;
import io.cellfleet.history.minutes.Unwritten;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
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
     * Those of one pack by minute, in a minute by order number.
     *
     * @return whether all were there; false where another instance has some that does not answer
     */
    public boolean read(String packId, TimeRange range, Consumer<PackStatus> taker)
            throws SQLException, DamagedRowException {
        Unwritten.Answer fresh = unwritten.of(packId);
        try (Connection connection = database.getConnection()) {
            new RawWalk(connection, packId, range, id -> true, fresh.statuses()).walk((block, fromMs, toMs) -> {
                for (PackStatus status : new StatusBlock(block).statuses(packId)) {
                    if (status.getAtMs() >= Math.max(fromMs, range.fromMs())
                            && status.getAtMs() < Math.min(toMs, range.toMs())) {
                        taker.accept(status);
                    }
                }
                return true;
            });
        } catch (TooManyPointsException e) {
            throw new IllegalStateException("statuses are not counted", e);
        }
        return fresh.complete();
    }
}
