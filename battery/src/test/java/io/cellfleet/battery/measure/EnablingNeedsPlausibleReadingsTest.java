package io.cellfleet.battery.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import io.cellfleet.battery.warning.WarningCode;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A reading that cannot be, or an absent extreme, never enables a relay; in 2 of 3 frames it is E (rule M5). */
class EnablingNeedsPlausibleReadingsTest {

    private static final Reading GOOD = Reading.of(4);

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of("lowest cell below 0.5 V", GOOD.volts(499, 3_300)),
                Arguments.of("highest cell above 5.5 V", GOOD.volts(3_300, 5_501)),
                Arguments.of("coldest below -60 °C", GOOD.degrees(-601, 250)),
                Arguments.of("warmest above 120 °C", GOOD.degrees(250, 1_201)),
                Arguments.of("no extreme of voltage", GOOD.voltages(Optional.empty(), Optional.empty())),
                Arguments.of("no lowest cell", GOOD.voltages(Optional.empty(), Optional.of(new CellVoltage(1, 3_300)))),
                Arguments.of("no temperature probe at all", GOOD.temperatures(Optional.empty(), Optional.empty())),
                Arguments.of("the described cell below 0.5 V", GOOD.cell(2, 499, 250)),
                Arguments.of("the described cell above 120 °C", GOOD.cell(2, 3_300, 1_201)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impossible")
    void twoOfThreeAreAnErrorAndOpenBothRelays(String because, Reading bad) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD);
        assertThat(pack.chargeOn() && pack.loadOn()).isTrue();

        pack.frame(bad);
        assertThat(pack.lights()).as("one frame decides nothing").doesNotContain("E");
        pack.frame(GOOD).frame(bad);

        assertThat(pack.lights()).contains("E");
        assertThat(pack.warning(WarningCode.COMMUNICATION).detail()).startsWith("a reading is impossible or missing");
        assertThat(pack.chargeOn() || pack.loadOn()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("impossible")
    void neverEnableARelay(String because, Reading bad) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(10, bad);

        assertThat(pack.chargeOn() || pack.loadOn()).isFalse();
    }

    @Test
    void oneImpossibleFrameBesideAFullOneSetsNoSoc() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD);

        pack.frame(GOOD.volts(3_400, 6_000)).frame(GOOD.volts(3_400));

        assertThat(pack.calibrated()).isFalse();
        assertThat(pack.milliPercent()).isEqualTo(50_000);
    }
}
