package io.cellfleet.engine.stream;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.engine.figures.EngineFigures;

/** Where everything goes that cannot be used: kept with its reason, and counted for its gateway. */
final class RejectedBin {

    /** For records that name no gateway of this task. */
    private static final String UNKNOWN = "unknown";

    private final Outputs outputs;
    private final Gateways gateways;
    private final EngineFigures figures;

    RejectedBin(Outputs outputs, Gateways gateways, EngineFigures figures) {
        this.outputs = outputs;
        this.gateways = gateways;
        this.figures = figures;
    }

    /** Nothing but the record itself is known. */
    void put(Arrival arrival, Refusal refusal) {
        figures.rejected(UNKNOWN, refusal.countedAs());
        outputs.rejected(arrival.key(), RejectedMessages.of(arrival, refusal));
    }

    void put(Arrival arrival, GatewayRecord gatewayRecord, Refusal refusal) {
        String gatewayId = gatewayRecord.getGatewayId();
        figures.rejected(gateways.isNamed(gatewayId) ? gatewayId : UNKNOWN, refusal.countedAs());
        outputs.rejected(arrival.key(), RejectedMessages.of(arrival, gatewayRecord, refusal));
    }

    void put(Arrival arrival, OperatorAction action, Refusal refusal) {
        figures.rejected(UNKNOWN, refusal.countedAs());
        outputs.rejected(arrival.key(), RejectedMessages.of(arrival, action, refusal));
    }
}
