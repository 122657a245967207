package io.cellfleet.api.fleet;

import io.cellfleet.contract.v1.RelayDecision;

/** What decisions come to. */
final class Decisions {

    private Decisions() {}

    /** Whether the relay is to be on: the rules allow it, and no operator holds it off (rule R12). */
    static boolean isOn(RelayDecision decision) {
        return decision.getOn() && !decision.hasHeldOff();
    }
}
