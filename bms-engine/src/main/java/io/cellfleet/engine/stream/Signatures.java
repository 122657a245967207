package io.cellfleet.engine.stream;

import io.cellfleet.contract.signature.FleetSecret;
import io.cellfleet.contract.signature.GatewayKeys;
import io.cellfleet.contract.signature.RecordSignature;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.engine.stream.Installation.OwnedPack;
import java.util.Optional;

/** Whether a record is from the gateway that it names. One for each task. */
final class Signatures {

    private final Optional<GatewayKeys> keys;

    Signatures(Optional<FleetSecret> secret) {
        keys = secret.map(GatewayKeys::new);
    }

    /**
     * Why a record is not believed; empty when it is.
     *
     * @throws IllegalStateException when it cannot be known, for want of the fleet's secret
     */
    Optional<Refusal> flaw(Arrival arrival, GatewayRecord gatewayRecord, OwnedPack pack) {
        if (pack.keyFrom() == 0) {
            return Optional.empty();
        }
        String gatewayId = gatewayRecord.getGatewayId();
        if (arrival.signature().isEmpty()) {
            return Optional.of(new Refusal(
                    Refusal.NOT_SIGNED,
                    "gateway " + gatewayId + " is enrolled, so its records are signed with its key " + pack.keyFrom()
                            + " or a later one, but this one is not signed"));
        }
        RecordSignature signature = arrival.signature().get();
        if (signature.generation() < pack.keyFrom()) {
            return Optional.of(new Refusal(
                    Refusal.KEY_REVOKED,
                    "the record is signed with key " + signature.generation() + " of gateway " + gatewayId
                            + " but must be with key " + pack.keyFrom() + " or a later one"));
        }
        if (!keys(gatewayId).made(gatewayId, signature, arrival.value())) {
            return Optional.of(new Refusal(
                    Refusal.WRONG_SIGNATURE,
                    "the signature is not the one that key " + signature.generation() + " of gateway " + gatewayId
                            + " makes of the record"));
        }
        return Optional.empty();
    }

    private GatewayKeys keys(String gatewayId) {
        return keys.orElseThrow(() -> new IllegalStateException("gateway " + gatewayId
                + " signs its records, but cellfleet.engine.fleet-secret is not set, so that they cannot be checked"));
    }
}
