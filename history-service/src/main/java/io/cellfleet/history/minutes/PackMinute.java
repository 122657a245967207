package io.cellfleet.history.minutes;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.PackStatus;
import java.util.List;

/**
 * Records of one pack and minute.
 *
 * @param packId  of all of them
 * @param minute  of their capture; minutes since 1970
 * @param records statuses of the contract as they came, in that order
 */
public record PackMinute(String packId, long minute, List<byte[]> records) {

    /** How long a minute is. */
    public static final long MINUTE_MS = 60_000;

    public PackMinute {
        records = List.copyOf(records);
    }

    /** The minute that a status is of; since 1970. */
    public static long of(PackStatus status) {
        return Math.floorDiv(status.getAtMs(), MINUTE_MS);
    }

    /** A record again as it was read when it came. */
    public static PackStatus status(byte[] record) {
        try {
            return PackStatus.parseFrom(record);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("could be read when it came, but not now", e);
        }
    }
}
