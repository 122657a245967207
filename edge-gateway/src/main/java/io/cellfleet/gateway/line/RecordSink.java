package io.cellfleet.gateway.line;

import io.cellfleet.contract.v1.GatewayRecord;

/** Takes the records of a line in their order, on the way to Kafka. */
@FunctionalInterface
public interface RecordSink {

    /**
     * Takes one record; may wait until there is room.
     *
     * @throws InterruptedException when the gateway stops while it waits; the record was not taken
     */
    void accept(GatewayRecord gatewayRecord) throws InterruptedException;
}
