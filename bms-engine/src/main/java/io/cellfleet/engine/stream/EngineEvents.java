package io.cellfleet.engine.stream;

import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.WarningCleared;
import io.cellfleet.contract.v1.WarningRaised;
import java.time.Instant;

/** Makes the messages of what the engine says of itself and of the link, beside the events of the records. */
final class EngineEvents {

    private static final int FIRST_OF_LINK = 1_000_000;
    private static final long SECOND_0_OF_LINK =
            Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final int LONGEST_MESSAGE = 500;

    private EngineEvents() {}

    /**
     * @param last  the pack's newest record, as far as it was applied: installation, pack and order
     * @param nowMs wall time; ms since 1970
     */
    static PackEvent offline(PackEvent last, String gatewayId, long silenceMs, long nowMs) {
        return last.toBuilder()
                .setIndex(ofLink(nowMs))
                .setAtMs(nowMs)
                .setWarningRaised(raised(
                        WarningCode.GATEWAY_OFFLINE,
                        "gateway " + gatewayId + " was not heard for " + silenceMs / 1_000 + " s"))
                .build();
    }

    static PackEvent heard(PackEvent offline, long nowMs) {
        return offline.toBuilder()
                .setIndex(offline.getIndex() + 1)
                .setAtMs(nowMs)
                .setWarningCleared(cleared(WarningCode.GATEWAY_OFFLINE, offline.getAtMs()))
                .build();
    }

    /**
     * The same record can be the newest each time a gateway falls silent, so the second numbers these events: an even
     * number for the one that begins it, the next for the one that ends it.
     */
    private static int ofLink(long nowMs) {
        return FIRST_OF_LINK + Math.toIntExact(2 * Math.max(0, nowMs / 1_000 - SECOND_0_OF_LINK));
    }

    static PackEvent quarantined(GatewayRecord gatewayRecord, int index, RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        String cut = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
        return PackEvent.newBuilder()
                .setInstallationId(gatewayRecord.getInstallationId())
                .setPackId(gatewayRecord.getPackId())
                .setOrder(gatewayRecord.getOrder())
                .setIndex(index)
                .setAtMs(gatewayRecord.getCapturedAtMs())
                .setSimulated(gatewayRecord.getSimulated())
                .setWarningRaised(raised(
                        WarningCode.QUARANTINED,
                        "a record could not be digested, all of the installation wait: "
                                + failure.getClass().getName() + ": " + cut))
                .build();
    }

    static PackEvent released(PackEvent quarantined, int index, long nowMs) {
        return quarantined.toBuilder()
                .setIndex(index)
                .setAtMs(nowMs)
                .setWarningCleared(cleared(WarningCode.QUARANTINED, quarantined.getAtMs()))
                .build();
    }

    private static WarningRaised raised(WarningCode code, String detail) {
        return WarningRaised.newBuilder()
                .setCode(StatusMessages.code(code))
                .setDetail(detail)
                .setSeverity(StatusMessages.severity(code))
                .setHint(code.hint())
                .build();
    }

    private static WarningCleared cleared(WarningCode code, long raisedAtMs) {
        return WarningCleared.newBuilder()
                .setCode(StatusMessages.code(code))
                .setRaisedAtMs(raisedAtMs)
                .build();
    }
}
