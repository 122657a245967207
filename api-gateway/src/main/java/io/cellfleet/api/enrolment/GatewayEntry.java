package io.cellfleet.api.enrolment;

import io.cellfleet.api.registry.Gateway;
import io.cellfleet.api.registry.Pack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A gateway as the registry knows it.
 *
 * @param tenantId      whose it is
 * @param enrolment     the number of its newest enrolment among all of the registry; 0: none yet
 * @param keyGeneration its newest key; 0: none
 * @param keyFrom       the first of its keys whose signatures are good
 * @param enrolledAt    when its newest key was handed out
 * @param codeExpiresAt until when a code waits to be used
 * @param packs         for which it speaks, by id
 * @param revision      grows by one with every change of it
 */
public record GatewayEntry(
        String id,
        String tenantId,
        String name,
        int enrolment,
        int keyGeneration,
        int keyFrom,
        Optional<Instant> enrolledAt,
        Optional<Instant> codeExpiresAt,
        List<SpokenFor> packs,
        long revision) {

    /** A pack, and where it is. */
    public record SpokenFor(String installationId, String packId) {}

    static GatewayEntry of(Gateway gateway, Instant now) {
        return new GatewayEntry(
                gateway.id,
                gateway.tenantId,
                gateway.name,
                gateway.enrolment,
                gateway.keyGeneration,
                gateway.keyFrom,
                Optional.ofNullable(gateway.enrolledAt),
                EnrolmentCode.waitingFor(gateway.id, now).map(code -> code.expiresAt),
                packs(gateway.id),
                gateway.revision);
    }

    static List<SpokenFor> packs(String gatewayId) {
        return Pack.ofGateway(gatewayId).stream()
                .map(pack -> new SpokenFor(pack.installationId, pack.id))
                .toList();
    }
}
