package io.cellfleet.gateway.relay;

import io.cellfleet.battery.pack.InputContext;
import io.cellfleet.battery.pack.PackInput;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.PackStep;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.pack.StateBytes;
import io.cellfleet.battery.pack.StepResult;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.contract.v1.GatewayRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's own step of the rules over the records of one pack, as they are captured: what waits in the spool never
 * comes here a second time. Thread-safe.
 */
final class LocalStep {

    private static final Logger LOG = Logger.getLogger(LocalStep.class);

    private final String packId;
    private @Nullable PackState state;
    private boolean changed;
    private RelayPair decision = RelayPair.OFF;
    private boolean communicationError;
    private boolean stepped;
    private long validFrames;
    private long steppedMs;

    private LocalStep(String packId, long nowMs) {
        this.packId = packId;
        this.steppedMs = nowMs;
    }

    /**
     * Goes on with the state of an earlier run. One that cannot be read, of a release too old or damaged, is as none: the
     * relays wait for the first frames, as those of a new pack do.
     *
     * @param kept  as {@link StateBytes}
     * @param nowMs on the monotonic clock
     */
    static LocalStep takeUp(String packId, Optional<byte[]> kept, long nowMs) {
        LocalStep step = new LocalStep(packId, nowMs);
        try {
            kept.map(StateBytes::read).ifPresent(step::take);
        } catch (IllegalArgumentException unreadable) {
            LOG.errorf(
                    "The kept state of a pack cannot be read, it begins anew packId=%s reason=%s",
                    packId, unreadable.getMessage());
        }
        return step;
    }

    private void take(PackState next) {
        state = next;
        decision = new RelayPair(lets(next, RelayName.CHARGE), lets(next, RelayName.LOAD));
        communicationError = next.error().active();
    }

    private static boolean lets(PackState state, RelayName relay) {
        return state.overrides().lets(relay, state.relays());
    }

    /**
     * Takes one record off the line.
     *
     * @param nowMs on the gateway's monotonic clock
     */
    synchronized void step(GatewayRecord gatewayRecord, SettingsInForce settings, long nowMs) {
        Optional<PackInput> input = RecordReader.read(gatewayRecord, settings.settings());
        if (input.isEmpty()) {
            return;
        }
        InputContext context = new InputContext(List.of(), RecordReader.isClockSet(gatewayRecord));
        switch (PackStep.step(Optional.ofNullable(state), input.get(), settings, context)) {
            case StepResult.AlreadyApplied ignored -> {
                // Order numbers only grow within a run, and a run's are above those of all runs before.
            }
            case StepResult.Stepped result -> {
                take(result.after());
                changed = true;
                stepped = true;
                steppedMs = nowMs;
                if (input.get() instanceof PackInput.FrameReceived) {
                    validFrames++;
                }
            }
        }
    }

    synchronized LocalView view(long nowMs) {
        return new LocalView(decision, communicationError, stepped, Duration.ofMillis(nowMs - steppedMs));
    }

    synchronized long validFrames() {
        return validFrames;
    }

    /** The state, when it is another one than was asked for last. */
    synchronized Optional<byte[]> changed() {
        if (!changed || state == null) {
            return Optional.empty();
        }
        changed = false;
        return Optional.of(StateBytes.write(state));
    }

    /** What was asked for last was not kept. */
    synchronized void notKept() {
        changed = state != null;
    }

    String packId() {
        return packId;
    }
}
