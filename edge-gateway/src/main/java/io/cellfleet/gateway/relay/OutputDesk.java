package io.cellfleet.gateway.relay;

import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.gateway.actuator.Output;
import io.cellfleet.gateway.line.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One output and the packs that must agree about it, as contacts in series would have it.
 *
 * @param leftAs how the last run left it
 */
record OutputDesk(Output output, List<PackRelays> packs, boolean wholeInstallation, RelayPair leftAs) {

    OutputDesk {
        packs = List.copyOf(packs);
    }

    private record Wishes(Wish charge, Wish load) {}

    /**
     * Asks all packs and tells the output.
     *
     * @param stopping present when the gateway stops
     */
    void decide(Optional<Stage> stopping, Moment now) {
        List<Wishes> wishes = new ArrayList<>();
        RelayPair wanted = new RelayPair(true, true);
        for (PackRelays pack : packs) {
            Situation situation = pack.situation(stopping, leftAs, wholeInstallation, now);
            Wishes own = new Wishes(
                    RelayDecision.decide(RelayName.CHARGE, situation), RelayDecision.decide(RelayName.LOAD, situation));
            wishes.add(own);
            wanted = wanted.and(new RelayPair(own.charge().on(), own.load().on()));
        }
        output.want(wanted);
        Output.State state = output.state();
        for (int i = 0; i < packs.size(); i++) {
            Wishes own = wishes.get(i);
            packs.get(i).decided(wanted, own.charge(), own.load(), state.is(), state.trouble(), now);
        }
    }

    boolean isToldOff() {
        return output.isAdvisory() || output.hasTaken(RelayPair.OFF);
    }
}
