package io.cellfleet.gateway.kafka;

import io.cellfleet.contract.v1.GatewayRecord;

/** Is told where Kafka has put each record. */
@FunctionalInterface
public interface Acknowledgements {

    /** Never waits. */
    void known(GatewayRecord gatewayRecord, int partition, long offset);
}
