package io.cellfleet.battery.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.settings.CurrentSensors;
import io.cellfleet.battery.testkit.Reading;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Net, incoming and outgoing current (rules M1, M2); mA, plus is charging, X is unknown and never zero. */
class CurrentsTest {

    @ParameterizedTest(name = "{8}")
    @CsvSource(delimiter = '|', nullValues = "X", useHeadersInDisplayName = true, textBlock = """
        sensors | inverted |    I1 |    I2 | total |   net |    in |   out | because
        2       | false    | 10000 |  4000 |  6000 |  6000 | 10000 |  4000 | the sun gives more than is used
        2       | false    |  1000 |  4000 | -3000 | -3000 |  1000 |  4000 | more is used than the sun gives
        2       | false    |     0 |     0 |     0 |     0 |     0 |     0 | nothing flows, and that is known
        2       | false    | -2000 |  4000 | -6000 | -6000 |     0 |  6000 | a charger that draws: outgoing too
        2       | false    |  1000 | -5000 |  6000 |  6000 |  6000 |     0 | an inverter that charges: incoming too
        2       | false    | 10000 |  4000 |  5875 |  5875 | 10000 |  4000 | the device's total is taken as it is
        2       | false    | 10000 |  4000 |     X |  6000 | 10000 |  4000 | without a total it is I1 - I2
        2       | false    |     X |     X |  6000 |  6000 |  6000 |     0 | as one sensor: the positive part of net
        2       | false    |     X |     X | -6000 | -6000 |     0 |  6000 | as one sensor: the negative part of net
        2       | false    | 10000 |     X |  6000 |  6000 |     X |     X | half of the split is not known, net is
        2       | false    |     X |  4000 |  6000 |  6000 |     X |     X | half of the split is not known, net is
        2       | false    | 10000 |     X |     X |     X |     X |     X | half a difference is no current
        2       | false    |     X |  4000 |     X |     X |     X |     X | half a difference is no current
        2       | false    |     X |     X |     X |     X |     X |     X | X is unknown
        1       | false    |     X |     X |  6000 |  6000 |  6000 |     0 | one sensor, charging
        1       | false    |     X |     X | -6000 | -6000 |     0 |  6000 | one sensor, discharging
        1       | false    |  6000 |     X |     X |  6000 |  6000 |     0 | one sensor without a total: it is I1
        1       | false    |  6000 |  9000 |     X |  6000 |  6000 |     0 | a second sensor that is not there
        1       | false    |     X |  9000 |     X |     X |     X |     X | X is unknown
        2       | true     |-10000 | -4000 | -6000 |  6000 | 10000 |  4000 | both against the arrow
        2       | true     |-10000 | -4000 |     X |  6000 | 10000 |  4000 | both against the arrow, without a total
        1       | true     |     X |     X | -6000 |  6000 |  6000 |     0 | one sensor against the arrow
        """)
    void ofOneFrame(
            int count,
            boolean inverted,
            @Nullable Integer first,
            @Nullable Integer second,
            @Nullable Integer total,
            @Nullable Integer net,
            @Nullable Integer in,
            @Nullable Integer out,
            String because) {
        Reading reading = Reading.of(4).currents(optional(first), optional(second), optional(total));

        assertThat(Currents.of(reading.packReading(1), new CurrentSensors(count, 1, inverted, 1), ZeroOffsets.NONE))
                .isEqualTo(new Currents(optional(net), optional(in), optional(out)));
    }

    @ParameterizedTest(name = "{0} loops, divided by {1}: {2} mA")
    @CsvSource({"1, 1, 10000", "2, 1, 10000", "4, 1, 10000", "4, 4, 2500", "2, 2, 5000"})
    void theDeviceScalesItselfUnlessADivisorIsSet(int loops, int divisor, int netMa) {
        Reading reading = Reading.of(4).current(10_000);

        assertThat(Currents.of(reading.packReading(1), new CurrentSensors(2, loops, false, divisor), ZeroOffsets.NONE)
                        .netMa())
                .hasValue(netMa);
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
