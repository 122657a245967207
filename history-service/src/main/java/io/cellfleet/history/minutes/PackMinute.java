package io.cellfleet.history.minutes;

import java.util.List;

/**
 * Records of one pack and minute.
 *
 * @param packId  of all of them
 * @param minute  of their capture; minutes since 1970
 * @param records statuses of the contract as they came, in that order
 */
public record PackMinute(String packId, long minute, List<byte[]> records) {

    public PackMinute {
        records = List.copyOf(records);
    }
}
