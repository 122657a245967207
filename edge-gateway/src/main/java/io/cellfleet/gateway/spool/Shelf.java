package io.cellfleet.gateway.spool;

import io.cellfleet.contract.v1.GatewayRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * One transaction of the spool: deletes what Kafka has, makes room when the file is above its limit, adds what is new.
 * Used by one thread.
 */
final class Shelf {

    private static final Logger LOG = Logger.getLogger(Shelf.class);

    /** Looking at the file's size after each of so many records is often enough. */
    private static final int LOOK_EVERY = 1_000;

    /** What goes at once when the file is full, as a part of what waits. */
    private static final int PARTS = 100;

    private final SpoolDatabase database;
    private final BootClocks clocks;
    private final long limitBytes;
    private int sinceLook = LOOK_EVERY;
    private volatile boolean full;

    Shelf(SpoolDatabase database, BootClocks clocks, long limitBytes) {
        this.database = database;
        this.clocks = clocks;
        this.limitBytes = limitBytes;
    }

    /**
     * @param dropped what this transaction had to drop of the oldest records
     */
    record Stored(long lastId, long deletedId, long dropped) {}

    /**
     * @param droppedBefore records dropped so far, to be kept with it
     * @param alongside     to be written in the same transaction
     */
    Stored store(
            Durability durability,
            List<GatewayRecord> taken,
            Position.Look from,
            long droppedBefore,
            Alongside alongside)
            throws DiskTrouble {
        Stored stored = database.write(durability, it -> {
            if (from.doneId() > from.deletedId()) {
                SpoolTable.deleteUpTo(it, from.doneId());
            }
            long toDrop = toDrop(it, from.waiting(), taken.size());
            if (toDrop > 0) {
                SpoolTable.deleteUpTo(it, from.doneId() + toDrop);
            }
            SpoolCounts.setDropped(it, droppedBefore + toDrop);
            SpoolTable.insert(it, from.lastId() + 1, taken);
            clocks.note(it, taken);
            alongside.write(it);
            return new Stored(from.lastId() + taken.size(), from.doneId() + toDrop, toDrop);
        });
        sinceLook += taken.size();
        say(stored, from.waiting());
        return stored;
    }

    private long toDrop(Connection connection, long waiting, int coming) throws SQLException {
        if (sinceLook < LOOK_EVERY && !full) {
            return 0;
        }
        sinceLook = 0;
        if (SpoolTable.usedBytes(connection) <= limitBytes) {
            return 0;
        }
        return Math.min(waiting, Math.max(coming, waiting / PARTS));
    }

    private void say(Stored stored, long waiting) {
        if (stored.dropped() > 0 && !full) {
            full = true;
            LOG.warnf("The spool is full, its oldest records are dropped limitBytes=%d", limitBytes);
        } else if (full && waiting == 0) {
            full = false;
            LOG.info("The spool is empty again");
        }
    }

    /** Whether records have been dropped and the spool has not been empty since. */
    boolean isFull() {
        return full;
    }
}
