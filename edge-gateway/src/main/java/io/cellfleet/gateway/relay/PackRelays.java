package io.cellfleet.gateway.relay;

import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.gateway.line.Moment;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Both relays of one pack: gathers what the decision is made of, and says what became of it. */
final class PackRelays {

    private static final Logger LOG = Logger.getLogger(PackRelays.class);

    private final String packId;
    private final LocalStep step;
    private final Knowledge knowledge;
    private final ReportBook reports;
    private final String actuator;
    private boolean indigestible;
    private volatile @Nullable RelayView view;

    /** What others know of the pack. */
    interface Knowledge {

        Optional<KnownPack> settings();

        Optional<EngineOrder> order();

        boolean isLinked(long nowMs);

        OptionalLong linkAgeMs(long nowMs);
    }

    PackRelays(String packId, String actuator, LocalStep step, Knowledge knowledge, ReportBook reports) {
        this.packId = packId;
        this.actuator = actuator;
        this.step = step;
        this.knowledge = knowledge;
        this.reports = reports;
    }

    LocalStep step() {
        return step;
    }

    /**
     * Takes one record off the line, on the line's own thread. One that our rules cannot digest is left out, so that it
     * does not stop the line; if none can be digested, the own step goes stale and the relays open.
     */
    void take(GatewayRecord gatewayRecord, long nowMs) {
        Optional<KnownPack> known = knowledge.settings();
        if (known.isEmpty()) {
            return;
        }
        try {
            step.step(gatewayRecord, known.get().settings(), nowMs);
            indigestible = false;
        } catch (RuntimeException bug) {
            if (!indigestible) {
                indigestible = true;
                LOG.errorf(bug, "The rules cannot digest a record, it is left out packId=%s", packId);
            }
        }
    }

    Situation situation(Optional<Stage> stopping, RelayPair leftAs, boolean wholeInstallation, Moment now) {
        Optional<KnownPack> known = knowledge.settings();
        return new Situation(
                stopping.orElseGet(() -> Stage.after(step.validFrames(), leftAs)),
                known.map(it -> step.view(now.monotonicMs())),
                knowledge.order(),
                knowledge.isLinked(now.monotonicMs()),
                known.map(KnownPack::policy).orElse(UnlinkedPolicy.OPEN),
                wholeInstallation,
                now.utc(),
                RecordReader.isSet(now.clockQuality()));
    }

    /**
     * What came of the decision.
     *
     * @param output  what the output was told, after all its packs were asked
     * @param isOn    what the actuator acknowledged
     * @param trouble why it could not be told
     */
    void decided(RelayPair output, Wish ownCharge, Wish ownLoad, Optional<RelayPair> isOn, String trouble, Moment now) {
        Wish charge = shared(ownCharge, output.chargeOn());
        Wish load = shared(ownLoad, output.loadOn());
        long nowMs = now.monotonicMs();
        Optional<EngineOrder> order = knowledge.order();
        reports.say(RelayName.CHARGE, charge, isOn.map(RelayPair::chargeOn), trouble, order, nowMs);
        reports.say(RelayName.LOAD, load, isOn.map(RelayPair::loadOn), trouble, order, nowMs);
        view = new RelayView(
                packId, actuator, charge, load, isOn, trouble, knowledge.isLinked(nowMs), knowledge.linkAgeMs(nowMs));
    }

    private static Wish shared(Wish own, boolean outputOn) {
        return own.on() && !outputOn ? Wish.off(Reason.OTHER_PACK) : own;
    }

    /** Empty before the first decision. */
    Optional<RelayView> view() {
        return Optional.ofNullable(view);
    }
}
