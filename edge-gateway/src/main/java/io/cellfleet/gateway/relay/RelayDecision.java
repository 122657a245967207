package io.cellfleet.gateway.relay;

import io.cellfleet.battery.relay.RelayName;
import java.util.Optional;

/**
 * Who moves a relay. Linked to the engine, a relay is closed only if both the gateway's own step and the engine's order
 * say so, and either opens it at once; without a link the pack's policy holds. What is not known never closes a relay.
 */
public final class RelayDecision {

    private RelayDecision() {}

    public static Wish decide(RelayName relay, Situation situation) {
        return objection(relay, situation).map(Wish::off).orElseGet(() -> permission(relay, situation));
    }

    /** What opens the relay in whatever stage and with whatever link. */
    private static Optional<Reason> objection(RelayName relay, Situation situation) {
        if (situation.stage() instanceof Stage.Stopping) {
            return Optional.of(Reason.STOPPING);
        }
        if (situation.local().isEmpty()) {
            return Optional.of(Reason.NO_SETTINGS);
        }
        LocalView local = situation.local().get();
        if (local.isStale()) {
            return Optional.of(Reason.LOCAL_STEP_STALE);
        }
        // Before its first record the own step only remembers, which is no news: the start has its own rule.
        if (local.stepped() && !local.lets(relay)) {
            return Optional.of(Reason.LOCAL_STEP);
        }
        return situation.isHeldOff(relay) ? Optional.of(Reason.OPERATOR) : Optional.empty();
    }

    private static Wish permission(RelayName relay, Situation situation) {
        return switch (situation.stage()) {
            case Stage.Starting starting ->
                isOrderedOff(relay, situation)
                        ? Wish.off(Reason.ENGINE_ORDER)
                        : new Wish(starting.leftAs().of(relay), Reason.STARTING);
            case Stage.Running ignored -> running(relay, situation);
            case Stage.Stopping ignored -> Wish.off(Reason.STOPPING);
        };
    }

    private static Wish running(RelayName relay, Situation situation) {
        if (!situation.linked()) {
            return new Wish(situation.policy() == UnlinkedPolicy.LOCAL, Reason.UNLINKED);
        }
        if (situation.isSuspended()) {
            return new Wish(situation.policy() == UnlinkedPolicy.LOCAL, Reason.SUSPENDED);
        }
        if (situation.order().isEmpty()) {
            return Wish.off(Reason.NO_ORDER);
        }
        return new Wish(!isOrderedOff(relay, situation), Reason.ENGINE_ORDER);
    }

    private static boolean isOrderedOff(RelayName relay, Situation situation) {
        return situation.linked()
                && !situation.isSuspended()
                && situation
                        .order()
                        .map(order -> !order.lets(relay, situation.wholeInstallation()))
                        .orElse(false);
    }
}
