package io.cellfleet.history.store;

import io.cellfleet.history.codec.CorruptBlockException;
import io.cellfleet.history.minutes.PackMinute;
import java.io.Serial;
import java.time.Instant;

/** A row of the database is not what was written into it. */
public final class DamagedRowException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private DamagedRowException(String row, CorruptBlockException cause) {
        super(row + " is damaged: " + cause.getMessage(), cause);
    }

    /** @param minute since 1970 */
    static DamagedRowException ofMinute(String packId, long minute, CorruptBlockException cause) {
        return new DamagedRowException(
                "history.pack_minute of pack " + packId + " and minute "
                        + Instant.ofEpochMilli(minute * PackMinute.MINUTE_MS),
                cause);
    }

    /** @param hour since 1970 */
    static DamagedRowException ofHour(String packId, long hour, CorruptBlockException cause) {
        return new DamagedRowException(
                "history.pack_hour_block of pack " + packId + " and hour "
                        + Instant.ofEpochMilli(hour * HourBlocks.MINUTES * PackMinute.MINUTE_MS),
                cause);
    }
}
