package io.cellfleet.battery.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Clock jump or clock not set" (rules W3, M6): a jump is doubted for an hour, a clock that is not set while it is not. */
class ClockWarningTest {

    private static final Reading GOOD = Reading.of(4);

    private final Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD);

    @ParameterizedTest(name = "{0} ms: {1}")
    @CsvSource({"-1, true", "0, false", "3600000, false"})
    void aJumpBack(long ms, boolean on) {
        pack.frameAfter(ms, GOOD);

        assertThat(pack.lit(WarningCode.CLOCK)).isEqualTo(on);
        if (on) {
            assertThat(pack.warning(WarningCode.CLOCK).detail())
                    .isEqualTo("the gateway's clock jumped back within the last hour");
        }
    }

    @ParameterizedTest(name = "{0} ms after it: {1}")
    @CsvSource({"3599999, true", "3600000, false"})
    void aJumpIsDoubtedForAnHour(long ms, boolean on) {
        pack.frameAfter(-5_000, GOOD);

        pack.lineReportAfter(ms);

        assertThat(pack.lit(WarningCode.CLOCK)).isEqualTo(on);
    }

    @Test
    void anotherJumpBeginsAnotherHour() {
        pack.frameAfter(-5_000, GOOD).lineReportAfter(3_000_000).lineReportAfter(-5_000);

        assertThat(pack.lineReportAfter(3_599_999).lit(WarningCode.CLOCK)).isTrue();
        assertThat(pack.lineReportAfter(1).lit(WarningCode.CLOCK)).isFalse();
    }

    @Test
    void aClockThatIsNotSet() {
        pack.clockSet(false).frame(GOOD);
        assertThat(pack.warning(WarningCode.CLOCK).detail()).isEqualTo("the gateway's clock is not set");

        assertThat(pack.lineReportAfter(7_200_000).lit(WarningCode.CLOCK)).isTrue();
        assertThat(pack.clockSet(true).frame(GOOD).lit(WarningCode.CLOCK)).isFalse();
    }

    @Test
    void aClockThatIsSetBackWhenItIsSetIsDoubtedToo() {
        pack.clockSet(false).frame(GOOD).clockSet(true).frameAfter(-60_000, GOOD);

        assertThat(pack.warning(WarningCode.CLOCK).detail()).startsWith("the gateway's clock jumped back");
    }

    @Test
    void movesNoRelay() {
        pack.clockSet(false).frameAfter(-60_000, GOOD);

        assertThat(pack.chargeOn() && pack.loadOn()).isTrue();
    }
}
