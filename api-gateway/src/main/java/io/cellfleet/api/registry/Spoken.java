package io.cellfleet.api.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last of the gateways that spoke for a pack and do so no more, by what their order numbers begin with.
 *
 * @param enrolment 0: there was none
 */
record Spoken(int enrolment, @Nullable String gatewayId) {

    /** As it is when the pack has this assignment. */
    static Spoken before(Pack pack, Assignment assignment) {
        Spoken known = new Spoken(pack.enrolmentBefore, pack.gatewayBefore);
        String gatewayId = pack.gatewayId;
        if (gatewayId == null || Optional.of(gatewayId).equals(assignment.gatewayId())) {
            return known;
        }
        Gateway gateway = Gateway.findById(gatewayId);
        // One that does not stand here, or is not enrolled, may have used 1.
        int enrolment = gateway == null ? Gateway.UNENROLLED : Math.max(Gateway.UNENROLLED, gateway.enrolment);
        return enrolment < known.enrolment() ? known : new Spoken(enrolment, gatewayId);
    }

    /** Keeps it with the pack. */
    void keep(Pack pack) {
        pack.enrolmentBefore = enrolment;
        pack.gatewayBefore = gatewayId;
    }

    /**
     * The gateway that is to speak, where its records would count as old. One that is not enrolled yet comes later than
     * all, and the one that spoke last may speak again.
     */
    Optional<Gateway> enrolledTooEarly(Pack pack, Assignment assignment) {
        return assignment
                .gatewayId()
                .filter(id -> !id.equals(pack.gatewayId))
                .filter(id -> !id.equals(gatewayId))
                .map(id -> Gateway.<Gateway>findById(id))
                .filter(gateway -> gateway.enrolment > 0 && gateway.enrolment <= enrolment);
    }
}
