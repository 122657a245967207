package io.cellfleet.battery.pack;

import io.cellfleet.battery.pack.PackInput.FrameReceived;
import io.cellfleet.battery.pack.PackInput.LineReported;
import io.cellfleet.battery.pack.PackInput.RelayReported;
import io.cellfleet.battery.pack.PackInput.StretchRejected;
import java.util.Optional;

/**
 * The way of one record through the rules. In this order: settings and operators' actions, what the frame shows (M1 to
 * M5), count (S1), recalibrate (S2, S3), warnings (W1 to W3), relays (R1 to R9).
 */
public final class PackStep {

    private PackStep() {}

    /** A record with which nobody asks for anything, captured while the clock was set. */
    public static StepResult step(Optional<PackState> before, PackInput input, SettingsInForce inForce) {
        return step(before, input, inForce, InputContext.ORDINARY);
    }

    /**
     * @param before  empty for a pack not heard before
     * @param input   the record; its capture time is "now"
     * @param inForce the settings that hold for it
     * @param context what comes with it
     */
    public static StepResult step(
            Optional<PackState> before, PackInput input, SettingsInForce inForce, InputContext context) {
        if (before.isPresent() && input.order().compareTo(before.get().lastOrder()) <= 0) {
            return new StepResult.AlreadyApplied();
        }
        PackStepping stepping = new PackStepping(before, input, inForce, context);
        switch (input) {
            case FrameReceived frame -> stepping.takeFrame(frame);
            case RelayReported report -> stepping.takeReport(report);
            case LineReported ignored -> stepping.noticeSilence();
            case StretchRejected ignored -> stepping.noticeSilence();
        }
        return stepping.decide();
    }
}
