package io.cellfleet.battery.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.action.OperatorAction.ZeroCalibration;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sensors that are turned round or at the end of their range (rule W3). */
class SensorWarningsTest {

    private static final Reading REST = Reading.of(4);

    @ParameterizedTest(name = "{0}: {1}, {2}, {3}: {4}")
    @CsvSource(delimiter = '|', nullValues = "X", useHeadersInDisplayName = true, textBlock = """
        settings                           | first   | second  | total    | saturated | because
        sensorCount=2                      | 489999  | 0       | 0        | false     | less than 98 % of 500 A
        sensorCount=2                      | 490000  | 0       | 0        | true      | W3: 98 % of its maximum
        sensorCount=2                      | -490000 | 0       | 0        | true      | on either side
        sensorCount=2                      | 0       | 490000  | 0        | true      | either sensor
        sensorCount=2                      | 400000  | -400000 | 800000   | false     | the total is not a sensor's
        sensorCount=1                      | X       | X       | 490000   | true      | the total is that of the one sensor
        sensorCount=1                      | X       | X       | 489999   | false     | less than 98 %
        sensorCount=1                      | 0       | 490000  | 0        | false     | sensor 2 is nobody's
        sensorCount=1, sensorLoops=2       | 244999  | X       | 0        | false     | C5: at most 250 A with two loops
        sensorCount=1, sensorLoops=2       | 245000  | X       | 0        | true      | C5: at most 250 A with two loops
        sensorCount=1, sensorLoops=4       | 122500  | X       | 0        | true      | C5: at most 125 A with four
        sensorCount=1, currentDivisor=2    | 979999  | X       | 0        | false     | what is shown is half of it
        sensorCount=1, currentDivisor=2    | 980000  | X       | 0        | true      | what is shown is half of it
        """)
    void saturated(
            String settings,
            @Nullable Integer first,
            @Nullable Integer second,
            @Nullable Integer total,
            boolean saturated,
            String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS.withAll(settings)).frames(3, REST);

        pack.frame(currents(first, second, total));
        assertThat(pack.lit(WarningCode.SENSOR_SATURATED))
                .as("M3: one frame is none")
                .isFalse();
        pack.frame(currents(first, second, total));

        assertThat(pack.lit(WarningCode.SENSOR_SATURATED)).isEqualTo(saturated);
        pack.frames(2, REST);
        assertThat(pack.lit(WarningCode.SENSOR_SATURATED)).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1} and {2} mA: {3}")
    @CsvSource(delimiter = '|', nullValues = "X", useHeadersInDisplayName = true, textBlock = """
        settings                              | first | second | reversed | because
        sensorCount=2                         | -1000 | 0      | false    | W3: more than 1 A
        sensorCount=2                         | -1001 | 0      | true     | incoming that flows out
        sensorCount=2                         | 0     | -1001  | true     | outgoing that flows in
        sensorCount=2                         | 5000  | 5000   | false    | both as they should be
        sensorCount=1                         | -9000 | X      | false    | one sensor measures both ways
        sensorCount=2, sensorInverted=true    | 1001  | 0      | true     | as it is after turning
        sensorCount=2, sensorInverted=true    | -1001 | 0      | false    | as it is after turning
        """)
    void reversed(
            String settings, @Nullable Integer first, @Nullable Integer second, boolean reversed, String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS.withAll(settings)).frames(3, REST);

        pack.frames(302, currents(first, second, 0));

        assertThat(pack.lit(WarningCode.SENSOR_REVERSED)).isEqualTo(reversed);
    }

    @ParameterizedTest(name = "{0} ms after it counts: {1}")
    @CsvSource({"299999, false", "300000, true"})
    void reversedForFiveMinutes(long ms, boolean on) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST).frames(2, reversed());

        for (long rest = ms; rest > 0; rest -= 10_000) {
            pack.frameAfter(Math.min(rest, 10_000), reversed());
        }

        assertThat(pack.lit(WarningCode.SENSOR_REVERSED)).isEqualTo(on);
    }

    @Test
    void reversedBeginsAnewWhenItWasRightBetween() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST).frames(200, reversed());

        pack.frames(2, REST).frames(301, reversed());
        assertThat(pack.lit(WarningCode.SENSOR_REVERSED)).isFalse();
        assertThat(pack.frame(reversed()).lit(WarningCode.SENSOR_REVERSED)).isTrue();
        assertThat(pack.frame(REST).lit(WarningCode.SENSOR_REVERSED)).isTrue();
        assertThat(pack.frame(REST).lit(WarningCode.SENSOR_REVERSED)).as("M3").isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        silence        | nobody saw it
        no gateway     | nobody saw it
        missing sensor | nobody saw it
        """)
    void whatNobodySeesDoesNotLast(String what, String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST).frames(200, reversed());

        unseen(pack, what).frames(299, reversed());
        assertThat(pack.lit(WarningCode.SENSOR_REVERSED)).as(because).isFalse();
        pack.frames(4, reversed());
        assertThat(pack.lit(WarningCode.SENSOR_REVERSED)).isTrue();

        unseen(pack, what);
        assertThat(pack.lit(WarningCode.SENSOR_REVERSED))
                .as("nobody saw its end")
                .isTrue();
    }

    private static Pack unseen(Pack pack, String what) {
        return switch (what) {
            case "silence" -> pack.lineReportsFor(60);
            case "no gateway" -> pack.frameAfter(600_000, reversed());
            default -> pack.frames(3, currents(null, 0, 0));
        };
    }

    @Test
    void aMissingSensorDoesNotSayThatItIsNotSaturated() {
        Reading full = currents(500_000, 0, 500_000);
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST).frames(2, full);

        pack.frames(5, currents(0, null, 500_000));
        assertThat(pack.lit(WarningCode.SENSOR_SATURATED)).isTrue();
        pack.frames(2, REST.currents(OptionalInt.of(0), OptionalInt.of(0), OptionalInt.of(0)));
        assertThat(pack.lit(WarningCode.SENSOR_SATURATED)).isFalse();
    }

    @Test
    void reversedIsWithoutTheOffsetAtRest() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, REST);
        pack.asked(new ZeroCalibration("z1", "ann")).frames(31, currents(-250, 0, -250));

        pack.frames(310, currents(-1_250, 0, -1_250));
        assertThat(pack.lit(WarningCode.SENSOR_REVERSED)).as("-1 A").isFalse();
        pack.frames(310, currents(-1_251, 0, -1_251));
        assertThat(pack.lit(WarningCode.SENSOR_REVERSED)).isTrue();
    }

    private static Reading reversed() {
        return currents(-1_125, 0, -1_125);
    }

    private static Reading currents(@Nullable Integer first, @Nullable Integer second, @Nullable Integer total) {
        return REST.currents(optional(first), optional(second), optional(total));
    }

    private static OptionalInt optional(@Nullable Integer currentMa) {
        return currentMa == null ? OptionalInt.empty() : OptionalInt.of(currentMa);
    }
}
