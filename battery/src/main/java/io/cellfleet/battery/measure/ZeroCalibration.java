package io.cellfleet.battery.measure;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.settings.CurrentSensors;
import io.cellfleet.battery.settings.PackSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A zero calibration on its way (rule S11): an operator attests that no current flows, and for 30 s the sensors are
 * watched.
 *
 * @param actionId the operator's action
 * @param author   who attests it
 * @param began    capture time of the record at which the action took effect
 * @param frames   so far
 * @param first    sum of sensor 1, mA; empty once a frame did not know it
 * @param second   sum of sensor 2, mA; empty once a frame did not know it
 * @param total    sum of the device's total, mA; empty once a frame did not know it
 */
public record ZeroCalibration(
        String actionId,
        String author,
        Instant began,
        int frames,
        OptionalInt first,
        OptionalInt second,
        OptionalInt total) {

    /** For so long the sensors are watched. */
    public static final Duration MEASURED = Duration.ofSeconds(30);

    /** 30 s at the fastest of the settings' frame periods are 120 frames: their sums fit into 32 bits. */
    private static final int MOST_FRAMES = 200;

    private static final int LARGEST_MA = 8_191_875;

    private static final String UNKNOWN = "the current is unknown: a sensor is missing";

    /** What comes of one frame. */
    public sealed interface Outcome {

        /** It goes on. */
        record Measuring(ZeroCalibration next) implements Outcome {}

        /** From now on these are taken off. */
        record Measured(ZeroOffsets offsets) implements Outcome {}

        /** Nothing changes. */
        record Refused(String because) implements Outcome {}
    }

    public ZeroCalibration {
        Check.inRange("frames", frames, 0, MOST_FRAMES);
    }

    public static ZeroCalibration begin(String actionId, String author, Instant now) {
        OptionalInt nothing = OptionalInt.of(0);
        return new ZeroCalibration(actionId, author, now, 0, nothing, nothing, nothing);
    }

    /** Takes a frame. One that does not know a current ends it: a missing sensor cannot be set to zero. */
    public Outcome after(PackReading frame, Instant now, PackSettings settings) {
        if (Currents.of(frame, settings.sensors(), ZeroOffsets.NONE)
                .incomingMa()
                .isEmpty()) {
            return new Outcome.Refused(UNKNOWN);
        }
        ZeroCalibration next = new ZeroCalibration(
                actionId,
                author,
                began,
                frames + 1,
                sum(first, frame.current1Ma()),
                sum(second, frame.current2Ma()),
                sum(total, frame.currentMa()));
        boolean isOver = Duration.between(began, now).compareTo(MEASURED) >= 0 || next.frames == MOST_FRAMES;
        return isOver ? next.result(settings) : new Outcome.Measuring(next);
    }

    /** Whether its frames have stayed out: what the operator attests is not true for ever. */
    public boolean isTooOld(Instant now) {
        return Duration.between(began, now).compareTo(MEASURED.plus(Staleness.SILENCE)) > 0;
    }

    /** Why one that is too old is ended. */
    public String tooFew(PackSettings settings) {
        return "only " + frames + " frames came in " + MEASURED.toSeconds() + " s of about " + expected(settings)
                + " that should";
    }

    /** The clock was set back: it began at the latest now, so it takes longer. */
    public ZeroCalibration notAfter(Instant now) {
        return began.isAfter(now) ? new ZeroCalibration(actionId, author, now, frames, first, second, total) : this;
    }

    private Outcome result(PackSettings settings) {
        if (frames * 2L < expected(settings)) {
            return new Outcome.Refused(tooFew(settings));
        }
        CurrentSensors sensors = settings.sensors();
        // A single sensor is sensor 1: whatever the port says of the other one is nobody's.
        OptionalInt other = sensors.count() == 2 ? second : OptionalInt.empty();
        boolean oneIsUnknown = sensors.count() == 2 && first.isPresent() != other.isPresent();
        if (oneIsUnknown || (first.isEmpty() && total.isEmpty())) {
            return new Outcome.Refused(UNKNOWN);
        }
        ZeroOffsets offsets = new ZeroOffsets(meanMa(first), meanMa(other), meanMa(total));
        int blindSpotMa = sensors.blindSpotMa();
        // The total is the difference of both sensors, so both blind spots may add up in it.
        return beyond("sensor 1", offsets.first(), blindSpotMa, sensors)
                .or(() -> beyond("sensor 2", offsets.second(), blindSpotMa, sensors))
                .or(() -> beyond("the net current", offsets.total(), blindSpotMa * sensors.count(), sensors))
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Measured(offsets));
    }

    private static long expected(PackSettings settings) {
        return MEASURED.toMillis() / settings.framePeriod().toMillis();
    }

    private static OptionalInt sum(OptionalInt soFar, OptionalInt currentMa) {
        if (soFar.isEmpty() || currentMa.isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                soFar.getAsInt() + Check.inRange("current", currentMa.getAsInt(), -LARGEST_MA, LARGEST_MA));
    }

    /** Rounded to the nearest mA. */
    private OptionalInt meanMa(OptionalInt sumMa) {
        return sumMa.isEmpty()
                ? sumMa
                : OptionalInt.of(Math.toIntExact(Math.floorDiv(2L * sumMa.getAsInt() + frames, 2L * frames)));
    }

    private static Optional<String> beyond(String what, OptionalInt offsetMa, int mostMa, CurrentSensors sensors) {
        if (offsetMa.isEmpty() || Math.abs(offsetMa.getAsInt()) <= mostMa * sensors.divisor()) {
            return Optional.empty();
        }
        return Optional.of(what + " shows " + Currents.turned(offsetMa, sensors).getAsInt()
                + " mA at rest but the blind spot is " + mostMa + " mA: does a current flow?");
    }
}
