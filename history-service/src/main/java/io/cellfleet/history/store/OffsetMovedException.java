package io.cellfleet.history.store;

import java.io.Serial;
import java.util.List;

/**
 * Somebody else has written the batch's partitions since they were last looked at, or this instance has done so
 * without having heard of it. Nothing was written; the kept offsets must be read again.
 */
public final class OffsetMovedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    OffsetMovedException(int moved, List<OffsetMove> wanted) {
        super("only " + moved + " of " + wanted.size() + " partitions were where the batch begins: " + wanted);
    }
}
