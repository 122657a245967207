package io.cellfleet.history.minutes;

import java.util.List;

/**
 * Records of one pack and minute that are written as one row. There are several of a minute when some came late, or when
 * the minute was interrupted by a restart; no record is in two of them.
 *
 * @param packId  of all of them
 * @param minute  of their capture; minutes since 1970
 * @param first   offset of the first one, which tells the parts of a minute apart
 * @param records statuses of the contract as they came, in that order
 */
public record Part(String packId, long minute, long first, List<byte[]> records) {

    public Part {
        records = List.copyOf(records);
    }
}
