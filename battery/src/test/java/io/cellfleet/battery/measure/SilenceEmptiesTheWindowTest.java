package io.cellfleet.battery.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silence over 20 s empties the window of the last three frames (rule M3). */
class SilenceEmptiesTheWindowTest {

    private static final Reading HIGH = Reading.of(4).volts(3_300, 3_700);

    @ParameterizedTest(name = "{0} ms: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        20000 | true  | the frame before still counts: two of three
        20001 | false | the frame before is forgotten: one alone decides nothing
        """)
    void betweenTwoFrames(long silenceMs, boolean vhOn, String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, Reading.of(4));

        pack.frame(HIGH).frameAfter(silenceMs, HIGH);

        assertThat(pack.lights()).isEqualTo(vhOn ? List.of("Vh") : List.of());
        assertThat(pack.state().recent().newestFirst()).hasSize(vhOn ? 3 : 1);
    }

    @ParameterizedTest(name = "{0} ms")
    @CsvSource({"20000, 3", "20001, 0"})
    void atALineReport(long silenceMs, int framesKept) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, Reading.of(4));

        pack.lineReportAfter(silenceMs);

        assertThat(pack.state().recent().newestFirst()).hasSize(framesKept);
    }
}
