package io.cellfleet.engine.stream;

import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.site.SiteState;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RelayOrder;
import java.util.List;
import java.util.Optional;

/** What one record of a gateway leads to, thought through before anything is stored or sent. */
sealed interface Digest {

    /** The record cannot be used. */
    record Refused(Refusal refusal) implements Digest {}

    /** A gateway sends again what it was not told had arrived. */
    record AlreadyApplied() implements Digest {}

    /**
     * It was stepped.
     *
     * @param after   the pack from now on
     * @param site    the installation from now on, where packs are in parallel
     * @param status  what to show; empty when it would say nothing new
     * @param events  what happened, in order
     * @param order   what the gateway should do with the relays, were this record of the present
     * @param refused its bytes were no frame: to be kept in {@code rejected} besides
     */
    record Stepped(
            PackState after,
            Optional<SiteState> site,
            Optional<PackStatus> status,
            List<PackEvent> events,
            RelayOrder order,
            Optional<Refusal> refused)
            implements Digest {}
}
