package io.cellfleet.engine.stream;

import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.engine.stream.Installation.OwnedPack;
import java.util.Optional;

/** Whether a gateway's record is one of a pack of ours, and the gateway the one that speaks for it. */
sealed interface Admission {

    /** It is. */
    record Admitted(Installation installation, OwnedPack pack) implements Admission {}

    /** It is not. */
    record Refused(Refusal refusal) implements Admission {}

    /** The settings that are kept cannot be read: a bug of ours. */
    record Failed(RuntimeException bug) implements Admission {}

    static Admission of(GatewayRecord gatewayRecord, InstallationBook installations) {
        Optional<Installation> installation;
        try {
            installation = installations.find(gatewayRecord.getInstallationId());
        } catch (RuntimeException bug) {
            return new Failed(bug);
        }
        OwnedPack pack = installation
                .map(found -> found.packs().get(gatewayRecord.getPackId()))
                .orElse(null);
        if (installation.isEmpty() || pack == null) {
            return refused(
                    Refusal.UNKNOWN_PACK,
                    "installation " + gatewayRecord.getInstallationId() + " has no pack " + gatewayRecord.getPackId());
        }
        if (pack.gatewayId().isEmpty()) {
            return refused(
                    Refusal.NO_GATEWAY,
                    "pack " + gatewayRecord.getPackId() + " has no gateway: assign gateway "
                            + gatewayRecord.getGatewayId() + " to it if it is the right one");
        }
        if (!pack.gatewayId().get().equals(gatewayRecord.getGatewayId())) {
            return refused(
                    Refusal.NOT_ITS_GATEWAY,
                    "gateway_id is '" + gatewayRecord.getGatewayId() + "' but gateway '"
                            + pack.gatewayId().get() + "' speaks for pack " + gatewayRecord.getPackId());
        }
        return new Admitted(installation.get(), pack);
    }

    private static Admission refused(String reason, String detail) {
        return new Refused(new Refusal(reason, detail));
    }
}
