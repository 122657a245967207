package io.cellfleet.battery.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.PackEvent.WarningCleared;
import io.cellfleet.battery.pack.PackEvent.WarningRaised;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four lights of the limits: Vh, Vl, Th, Tl (rule W1), and how many frames they take (rule M3). */
class LimitLightsTest {

    private static final Reading GOOD = Reading.of(4);

    @ParameterizedTest(name = "{4}: {5}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        lowest mV | highest mV | coldest | warmest | lights | because
             3300 |       3699 |     250 |     250 |        | just below Vmax
             3300 |       3700 |     250 |     250 | Vh     | any V at Vmax
             2901 |       3300 |     250 |     250 |        | just above Vmin
             2900 |       3300 |     250 |     250 | Vl     | any V at Vmin
             3300 |       3300 |     250 |     550 |        | T at Tmax
             3300 |       3300 |     250 |     551 | Th     | any T above Tmax
             3300 |       3300 |       0 |     250 |        | T at Tmin
             3300 |       3300 |      -1 |     250 | Tl     | any T below Tmin
             2900 |       3700 |      -1 |     551 | Vh Vl Th Tl | each light is its own
        """)
    void limits(int lowestMv, int highestMv, int coldest, int warmest, String lights, String because) {
        Reading reading = GOOD.volts(lowestMv, highestMv).degrees(coldest, warmest);
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).frames(2, reading);

        assertThat(pack.lights()).isEqualTo(lights == null ? List.of() : List.of(lights.split(" ")));
    }

    @ParameterizedTest(name = "{0} lights {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        gggh     | ....     | one frame decides nothing
        ggghh    | ....*    | two in a row
        ggghgh   | .....*   | two of three
        ggghggh  | .......  | two of four
        ggghhg   | ....**   | one frame without decides nothing either
        ggghhgg  | ....**.  | two without clear it
        ggghhghg | ....***. | two of three without
        h        | .        | one frame alone
        hh       | .*       | the first two frames
        """)
    void framesItTakes(String frames, String lights, String because) {
        Reading high = GOOD.volts(3_300, 3_700);
        Pack pack = new Pack(Draft.FOUR_CELLS);
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < frames.length(); i++) {
            pack.frame(frames.charAt(i) == 'h' ? high : GOOD);
            seen.append(pack.lit(WarningCode.VOLTAGE_HIGH) ? '*' : '.');
        }

        assertThat(seen).hasToString(lights);
    }

    @Test
    void aLightIsRaisedAndClearedOnceAndKeepsItsTime() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).frames(2, GOOD.volts(3_300, 3_700));
        var raisedAt = pack.now();
        pack.frames(10, GOOD.volts(3_300, 3_710));

        assertThat(pack.warning(WarningCode.VOLTAGE_HIGH))
                .isEqualTo(new ActiveWarning(
                        WarningCode.VOLTAGE_HIGH,
                        raisedAt,
                        "the highest cell is 4 at 3.710 V, V-max is 3.700 V",
                        Optional.empty()));

        pack.frames(2, GOOD);
        List<Object> events = new ArrayList<>(pack.allEvents(WarningRaised.class));
        events.addAll(pack.allEvents(WarningCleared.class));
        assertThat(events)
                .containsExactly(
                        new WarningRaised(
                                WarningCode.VOLTAGE_HIGH, "the highest cell is 4 at 3.700 V, V-max is 3.700 V"),
                        new WarningCleared(WarningCode.VOLTAGE_HIGH, raisedAt));
    }

    @Test
    void silenceLeavesThemAsTheyAre() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD.volts(3_300, 3_700));

        pack.lineReportsFor(30);
        assertThat(pack.lights()).containsExactly("E", "Vh");
        assertThat(pack.warning(WarningCode.VOLTAGE_HIGH).detail()).isEqualTo("seen before the silence");

        pack.frame(GOOD);
        assertThat(pack.lights()).as("one frame decides nothing").contains("Vh");
        pack.frame(GOOD);
        assertThat(pack.lights()).doesNotContain("Vh");
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        -5   | 250 | Tl | the coldest cell is 1 at -0.5 °C, T-min is 0.0 °C
        -123 | 250 | Tl | the coldest cell is 1 at -12.3 °C, T-min is 0.0 °C
        250  | 601 | Th | the warmest cell is 4 at 60.1 °C, T-max is 55.0 °C
        """)
    void temperaturesAreToldWithTheirSign(int coldest, int warmest, String light, String detail) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(2, GOOD.degrees(coldest, warmest));

        assertThat(pack.status().warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code().light()).isEqualTo(light);
            assertThat(warning.detail()).isEqualTo(detail);
        });
    }
}
