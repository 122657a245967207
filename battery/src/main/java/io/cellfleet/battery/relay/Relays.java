package io.cellfleet.battery.relay;

import io.cellfleet.battery.measure.FrameFacts;
import io.cellfleet.battery.measure.Verdicts;
import io.cellfleet.battery.settings.PackSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Both relays of a pack.
 *
 * @param charge         whether it may be charged
 * @param load           whether it may be discharged
 * @param recoveredSince since when all V have been at Vmin + 100 mV or more without a break (rule R6); empty when not
 */
public record Relays(RelayState charge, RelayState load, Optional<Instant> recoveredSince) {

    private static final int RECOVERY_MV = 100;
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    /** A new pack. */
    public static Relays start(Instant now) {
        return new Relays(RelayState.start(now), RelayState.start(now), Optional.empty());
    }

    /**
     * Takes the voltage of a valid frame, before {@link #stepped}.
     *
     * @param unbroken no silence since the frame before
     */
    public Relays afterFrame(FrameFacts frame, boolean unbroken, PackSettings settings, Instant now) {
        boolean high =
                !frame.implausible() && frame.lowestCell().orElseThrow().voltageMv() >= settings.vMinMv() + RECOVERY_MV;
        Optional<Instant> since = high ? Optional.of(unbroken ? recoveredSince.orElse(now) : now) : Optional.empty();
        return since.equals(recoveredSince) ? this : new Relays(charge, load, since);
    }

    /** The cells were held against another Vmin: it begins anew. */
    public Relays notRecovered() {
        return recoveredSince.isEmpty() ? this : new Relays(charge, load, Optional.empty());
    }

    /** The clock was set back: times off and recovery are counted from now on. */
    public Relays notAfter(Instant now) {
        return new Relays(
                charge.notAfter(now), load.notAfter(now), recoveredSince.map(since -> RelayState.earlier(since, now)));
    }

    /**
     * Decides both.
     *
     * @param counted            what two of the last three frames agree on
     * @param communicationError {@code E} is on
     * @param threeFrames        three valid frames have come since the pack is known
     * @param socCalibrated      the counted SOC is trusted
     */
    public Relays stepped(
            Verdicts counted,
            boolean communicationError,
            boolean threeFrames,
            boolean socCalibrated,
            PackSettings settings,
            Instant now) {
        boolean recovered = recoveredSince
                .map(since -> Duration.between(since, now).compareTo(RECOVERY) >= 0)
                .orElse(false);
        var circumstances = new RelayRules.Circumstances(
                counted, communicationError, threeFrames, socCalibrated, recovered, settings.minimumOff());
        RelayState nextCharge =
                RelayRules.step(charge, RelayTable.of(RelayName.CHARGE, settings.mode()), circumstances, now);
        RelayState nextLoad = RelayRules.step(load, RelayTable.of(RelayName.LOAD, settings.mode()), circumstances, now);
        boolean same = nextCharge == charge && nextLoad == load;
        return same ? this : new Relays(nextCharge, nextLoad, recoveredSince);
    }

    public RelayState of(RelayName relay) {
        return switch (relay) {
            case CHARGE -> charge;
            case LOAD -> load;
        };
    }
}
