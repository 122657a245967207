package io.cellfleet.battery.pack;

import io.cellfleet.battery.pack.PackInput.FrameReceived;
import java.util.Optional;

/**
 * The way of one record through the rules. In this order: settings, what the frame shows (M1 to M5), count (S1),
 * recalibrate (S2, S3), warnings (W1, W2), relays (R1 to R9).
 */
public final class PackStep {

    private PackStep() {}

    /**
     * @param before  empty for a pack not heard before
     * @param input   the record; its capture time is "now"
     * @param inForce the settings that hold for it
     */
    public static StepResult step(Optional<PackState> before, PackInput input, SettingsInForce inForce) {
        if (before.isPresent() && input.order().compareTo(before.get().lastOrder()) <= 0) {
            return new StepResult.AlreadyApplied();
        }
        PackStepping stepping = new PackStepping(before, input, inForce);
        if (input instanceof FrameReceived frame) {
            stepping.takeFrame(frame);
        } else {
            stepping.noticeSilence();
        }
        return stepping.decide();
    }
}
