package io.cellfleet.battery.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.action.OperatorAction;
import io.cellfleet.battery.pack.PackEvent.ActionApplied;
import io.cellfleet.battery.pack.PackEvent.ActionRefused;
import io.cellfleet.battery.pack.PackEvent.SensorsZeroed;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Make sure there is absolutely no current flowing" (manual, troubleshooting; rule S11). */
class ZeroCalibrationTest {

    private static final Reading REST = Reading.of(4);
    private static final OperatorAction ZERO = new OperatorAction.ZeroCalibration("z1", "ann");

    @Test
    void measuresForThirtySecondsAndHoldsFromTheNextFrameOn() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST);
        Reading shows = currents(125, -250, 375);

        pack.asked(ZERO).frame(shows);
        assertThat(pack.events()).containsExactly(new ActionApplied("z1", "zeroCalibration", "ann"));
        pack.frames(29, shows);
        assertThat(pack.allEvents(SensorsZeroed.class)).as("29 s").isEmpty();
        pack.frame(shows);

        ZeroOffsets offsets = new ZeroOffsets(OptionalInt.of(125), OptionalInt.of(-250), OptionalInt.of(375));
        assertThat(pack.events()).containsExactly(new SensorsZeroed(offsets));
        assertThat(net(pack)).as("this frame is as it was measured").hasValue(375);
        pack.frame(shows);
        assertThat(net(pack)).hasValue(0);
        assertThat(currentsOf(pack).incomingMa()).hasValue(0);
        assertThat(currentsOf(pack).outgoingMa()).hasValue(0);
        assertThat(pack.status().measured().orElseThrow().zero()).isEqualTo(offsets);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, {3} gives {4}")
    @CsvSource(delimiter = '|', nullValues = "X", useHeadersInDisplayName = true, textBlock = """
        settings                            | first | second | total | refused                          | because
        sensorCount=1                       | 300   | X      | 300   | X                                | C5: ±300 mA
        sensorCount=1                       | 301   | X      | 300   | sensor 1 shows 301 mA            | beyond the blind spot
        sensorCount=1                       | -301  | X      | 300   | sensor 1 shows -301 mA           | on either side
        sensorCount=1                       | 300   | X      | 301   | the net current shows 301 mA     | it is that of sensor 1
        sensorCount=1                       | X     | X      | 300   | X                                | a device that tells the total only
        sensorCount=1                       | 0     | 5000   | 0     | X                                | sensor 2 is nobody's
        sensorCount=1, sensorLoops=2        | 151   | X      | 0     | sensor 1 shows 151 mA            | C5: ±150 mA with two loops
        sensorCount=1, sensorLoops=4        | 75    | X      | 75    | X                                | C5: ±75 mA with four
        sensorCount=1, sensorLoops=4        | 76    | X      | 0     | sensor 1 shows 76 mA             | C5: ±75 mA with four
        sensorCount=2                       | 300   | -300   | 600   | X                                | both errors add up in the total
        sensorCount=2                       | 300   | -300   | 601   | the net current shows 601 mA     | more than both blind spots
        sensorCount=2                       | 0     | 301    | 0     | sensor 2 shows 301 mA            | beyond the blind spot
        sensorCount=2                       | X     | X      | 10    | X                                | a device that tells the total only
        sensorCount=2                       | 10    | X      | 10    | the current is unknown           | a missing sensor cannot be set to zero
        sensorCount=2                       | X     | 10     | 10    | the current is unknown           | a missing sensor cannot be set to zero
        sensorCount=2                       | 10    | 10     | X     | X                                | the difference stands for the total
        sensorCount=2                       | X     | X      | X     | the current is unknown           | nothing is known
        sensorCount=1, sensorInverted=true  | -301  | X      | 0     | sensor 1 shows 301 mA            | as people see it
        sensorCount=1, currentDivisor=2     | 600   | X      | 600   | X                                | 300 mA as people see it
        sensorCount=1, currentDivisor=2     | 601   | X      | 0     | sensor 1 shows 300 mA            | a little more than 300 mA
        """)
    void blindSpot(
            String settings,
            @Nullable Integer first,
            @Nullable Integer second,
            @Nullable Integer total,
            @Nullable String refused,
            String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS.withAll(settings)).frames(3, REST);

        pack.asked(ZERO).frames(31, currents(first, second, total));

        if (refused == null) {
            assertThat(pack.allEvents(SensorsZeroed.class)).hasSize(1);
            assertThat(pack.allEvents(ActionRefused.class)).isEmpty();
            pack.frame(currents(first, second, total));
            assertThat(net(pack)).hasValue(0);
        } else {
            assertThat(pack.allEvents(ActionRefused.class)).singleElement().satisfies(event -> {
                assertThat(event.because()).startsWith(refused);
                assertThat(event.actionId()).isEqualTo("z1");
                assertThat(event.kind()).isEqualTo("zeroCalibration");
            });
            assertThat(pack.state().zero()).isEqualTo(ZeroOffsets.NONE);
        }
        assertThat(pack.state().zeroing()).as("it is over").isEmpty();
    }

    @ParameterizedTest(name = "{0} and {1} mA alternating: {2}")
    @CsvSource({"125, 250, 187", "-125, -250, -188", "0, 125, 62", "-9000, 9000, 0"})
    void theMeanIsRounded(int odd, int even, int meanMa) {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("sensorCount", 1))
                .frames(3, REST)
                .asked(ZERO);
        for (int second = 0; second <= 30; second++) {
            // The 31st closes it and weighs as the mean, so that both have 15 frames.
            int shown = second == 30 ? meanMa : second % 2 == 0 ? odd : even;
            pack.frame(currents(shown, null, shown));
        }

        assertThat(pack.state().zero().first()).hasValue(meanMa);
    }

    @ParameterizedTest(name = "every {0} ms, {1} frames: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
        period | frames | refused                                                    | because
        1000   | 15     | -                                                          | half of what should come is enough
        1000   | 14     | only 14 frames came in 30 s of about 30 that should        | less is not a measurement
        500    | 30     | -                                                          | half of 60
        500    | 29     | only 29 frames came in 30 s of about 60 that should        | less than half of 60
        250    | 60     | -                                                          | half of 120
        10000  | 2      | -                                                          | half of 3, rounded up
        10000  | 1      | only 1 frames came in 30 s of about 3 that should          | one frame is not a measurement
        """)
    void gaps(int period, int frames, @Nullable String refused, String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("framePeriodMs", period)).frames(3, REST);
        pack.asked(ZERO).lineReportAfter(1_000);

        for (int i = 1; i < frames; i++) {
            pack.frameAfter(i == 1 ? 50 : Math.min(period, 29_000 / frames), REST.current(125));
        }
        // The last one closes it, 30 s after it began.
        long rest = 30_000
                - Duration.between(pack.state().zeroing().orElseThrow().began(), pack.now())
                        .toMillis();
        pack.frameAfter(rest, REST.current(125));

        if (refused == null) {
            assertThat(pack.events(SensorsZeroed.class)).hasSize(1);
        } else {
            assertThat(pack.events(ActionRefused.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.because()).isEqualTo(refused));
        }
    }

    @Test
    void hasNoMoreFramesThanItsSumsCanHold() {
        OptionalInt none = OptionalInt.empty();

        assertThatThrownBy(() -> new ZeroCalibration("z1", "ann", Pack.START, 201, none, none, none))
                .hasMessage("frames is 201 but must be 0 to 200");
    }

    @Test
    void aDeviceFasterThanItsSettingEndsItEarlier() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST).asked(ZERO);
        for (int i = 0; i < 200; i++) {
            pack.frameAfter(50, REST.currents(OptionalInt.of(100), OptionalInt.of(100), OptionalInt.of(0)));
        }

        assertThat(pack.events(SensorsZeroed.class)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} ms after it began, by a line report: ended {1}")
    @CsvSource({"50000, false", "50001, true"})
    void endsWhenFramesStayOut(long ms, boolean ended) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST).asked(ZERO).frame(REST);

        pack.lineReportAfter(ms);

        assertThat(pack.events(ActionRefused.class)).hasSize(ended ? 1 : 0);
        assertThat(pack.state().zeroing().isEmpty()).isEqualTo(ended);
    }

    @Test
    void whatWasAttestedAnHourAgoIsNotTrueForEver() {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("framePeriodMs", 10_000)).frames(3, REST);
        pack.asked(ZERO).lineReportAfter(1_000);

        pack.frameAfter(3_600_000, REST.current(250));

        assertThat(pack.events(ActionRefused.class))
                .containsExactly(new ActionRefused(
                        "z1", "zeroCalibration", "ann", "only 0 frames came in 30 s of about 3 that should"));
    }

    @Test
    void aSecondOneWaitsForTheFirst() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST).asked(ZERO).frame(REST);

        pack.asked(new OperatorAction.ZeroCalibration("z2", "bob")).frame(REST);
        assertThat(pack.events())
                .containsExactly(
                        new ActionRefused("z2", "zeroCalibration", "bob", "a zero calibration by ann is under way"));

        pack.frames(29, REST);
        assertThat(pack.events(SensorsZeroed.class)).hasSize(1);
        assertThat(pack.asked(new OperatorAction.ZeroCalibration("z3", "bob"))
                        .frame(REST)
                        .events(ActionApplied.class))
                .hasSize(1);
    }

    @Test
    void aSecondOneMeasuresWhatTheSensorsShowNotWhatIsLeft() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST);
        pack.asked(ZERO).frames(31, REST.current(250));

        pack.asked(new OperatorAction.ZeroCalibration("z2", "bob")).frames(31, REST.current(375));

        assertThat(pack.state().zero().total()).hasValue(375);
    }

    @Test
    void offsetsStayTrueWhenTheSensorIsTurnedBySettings() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST).asked(ZERO).frames(31, REST.current(250));

        pack.with(Draft.FOUR_CELLS.with("sensorInverted", true)).frame(REST.current(1_250));

        assertThat(net(pack)).as("in the device's own terms").hasValue(-1_000);
    }

    @Test
    void oneSensorMoreMeanwhileLeavesOneUnmeasured() {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("sensorCount", 1))
                .frames(3, REST)
                .asked(ZERO);
        pack.frames(20, currents(100, null, 100));

        pack.with(Draft.FOUR_CELLS).frames(11, currents(100, 100, 0));

        assertThat(pack.events(ActionRefused.class))
                .singleElement()
                .satisfies(event -> assertThat(event.because()).startsWith("the current is unknown"));
    }

    @Test
    void goesOnThroughARestart() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST).asked(ZERO);
        for (int second = 0; second <= 30; second++) {
            pack.frame(currents(125, 0, 125)).isRestored();
        }

        assertThat(pack.state().zero().first()).hasValue(125);
    }

    @Test
    void aClockSetBackMakesItLonger() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST).asked(ZERO).frames(20, REST);

        pack.frameAfter(-3_600_000, REST).frames(29, REST);
        assertThat(pack.allEvents(SensorsZeroed.class)).isEmpty();
        assertThat(pack.frame(REST).events(SensorsZeroed.class)).hasSize(1);
    }

    @Test
    void whatIsCountedIsWithoutTheOffset() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST).asked(ZERO).frames(32, REST.current(250));
        long before = pack.storedNc();

        pack.frames(60, REST.current(250));

        assertThat(pack.storedNc()).isEqualTo(before);
    }

    private static Reading currents(@Nullable Integer first, @Nullable Integer second, @Nullable Integer total) {
        return REST.currents(optional(first), optional(second), optional(total));
    }

    private static OptionalInt optional(@Nullable Integer currentMa) {
        return currentMa == null ? OptionalInt.empty() : OptionalInt.of(currentMa);
    }

    private static Currents currentsOf(Pack pack) {
        return pack.status().measured().orElseThrow().currents();
    }

    private static OptionalInt net(Pack pack) {
        return currentsOf(pack).netMa();
    }
}
