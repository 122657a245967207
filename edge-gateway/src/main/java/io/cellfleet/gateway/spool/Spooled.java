package io.cellfleet.gateway.spool;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.GatewayRecord;

/**
 * A record and its place in the spool.
 *
 * @param id    grows with each record; means nothing outside this gateway
 * @param bytes of the record, as they were written
 */
public record Spooled(long id, ByteString bytes) {

    /**
     * Reads them.
     *
     * @throws InvalidProtocolBufferException when the disk gave back something else than was written
     */
    public GatewayRecord parse() throws InvalidProtocolBufferException {
        return GatewayRecord.parseFrom(bytes);
    }
}
