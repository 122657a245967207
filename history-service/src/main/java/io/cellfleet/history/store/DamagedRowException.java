package io.cellfleet.history.store;

import io.cellfleet.history.codec.CorruptBlockException;
import io.cellfleet.history.minutes.PackMinute;
import java.io.Serial;
import java.time.Instant;

/** A row of the database is not what was written into it. */
public final class DamagedRowException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    DamagedRowException(String packId, long minute, CorruptBlockException cause) {
        super(
                "history.pack_minute of pack " + packId + " and minute "
                        + Instant.ofEpochMilli(minute * PackMinute.MINUTE_MS) + " is damaged: " + cause.getMessage(),
                cause);
    }
}
