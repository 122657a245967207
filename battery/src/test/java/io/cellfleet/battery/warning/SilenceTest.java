package io.cellfleet.battery.warning;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.PackEvent.RelayChanged;
import io.cellfleet.battery.pack.PackEvent.WarningRaised;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No valid frame for 20 s although the gateway is heard is E (rule W2); a gateway that is not heard is none (W3). */
class SilenceTest {

    private static final Reading CLEAN = Reading.of(4);

    @ParameterizedTest(name = "{0} ms after the third line report: {1}")
    @CsvSource({"5000, false", "5001, true"})
    void twentySecondsAfterTheLastFrame(long ms, boolean error) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, CLEAN).lineReportsFor(15);

        pack.lineReportAfter(ms);

        assertThat(pack.lit(WarningCode.COMMUNICATION)).isEqualTo(error);
        assertThat(pack.chargeOn()).isEqualTo(!error);
        assertThat(pack.loadOn()).isEqualTo(!error);
    }

    @ParameterizedTest(name = "{0} ms after the fourth line report: {1}")
    @CsvSource({"5000, false", "5001, true"})
    void twentySecondsAfterTheFirstLineReportOfANewPack(long ms, boolean error) {
        Pack pack = new Pack(Draft.FOUR_CELLS).lineReportAfter(0).lineReportsFor(15);

        pack.lineReportAfter(ms);

        assertThat(pack.lit(WarningCode.COMMUNICATION)).isEqualTo(error);
        assertThat(pack.status().soc()).isEmpty();
        assertThat(pack.status().lastFrameAt()).isEmpty();
    }

    @Test
    void bytesThatAreNoFrameAreSilenceToo() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, CLEAN);
        for (int second = 1; second <= 20; second++) {
            pack.rejectedAfter(1_000);
            assertThat(pack.lights()).isEmpty();
        }

        assertThat(pack.rejectedAfter(1_000).lights()).containsExactly("E");
        assertThat(pack.warning(WarningCode.COMMUNICATION).detail())
                .isEqualTo("the device is silent although its gateway is heard; the last cell heard is 3");
    }

    @Test
    void threeFramesEndIt() {
        Reading clean = Reading.of(16);
        Pack pack = new Pack(Draft.FOUR_CELLS.with("cellCount", 16))
                .frames(16, clean)
                .lineReportsFor(25);

        assertThat(pack.frames(2, clean).lights()).containsExactly("E");
        assertThat(pack.frame(clean).lights()).isEmpty();
        assertThat(pack.chargeOn() && pack.loadOn()).isTrue();
    }

    /** Four cells are stale after 22 s: each must be heard again, then three frames without a cause. */
    @Test
    void aLongSilenceEndsWhenEveryCellIsHeardAgain() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(4, CLEAN).lineReportsFor(60);

        assertThat(pack.frames(5, CLEAN).lights()).containsExactly("E");
        assertThat(pack.frame(CLEAN).lights()).isEmpty();
    }

    @ParameterizedTest(name = "away for {0} s")
    @ValueSource(ints = {21, 59, 600, 36_000})
    void aGatewayThatWasAwayKeepsTheDecision(int seconds) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(10, CLEAN);

        pack.gatewayRestarts().lineReportAfter(seconds * 1_000L).frames(30, CLEAN);

        assertThat(pack.allEvents(WarningRaised.class)).isEmpty();
        assertThat(pack.allEvents(RelayChanged.class)).as("both on, once").hasSize(2);
        assertThat(pack.chargeOn() && pack.loadOn()).isTrue();
    }

    @ParameterizedTest(name = "{0} ms after the gateway''s third report: {1}")
    @CsvSource({"5000, false", "5001, true"})
    void silenceCountsFromWhenTheGatewayIsHeardAgain(long ms, boolean error) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(10, CLEAN);

        pack.gatewayRestarts().lineReportAfter(600_000).lineReportsFor(15).lineReportAfter(ms);

        assertThat(pack.lit(WarningCode.COMMUNICATION)).isEqualTo(error);
    }

    @Test
    void silenceComesBesideTheCausesBeforeIt() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, CLEAN.withErrorBit()).lineReportsFor(25);

        assertThat(pack.warning(WarningCode.COMMUNICATION).detail())
                .isEqualTo("the device reports a cell board communication error; "
                        + "the device is silent although its gateway is heard; the last cell heard is 3");
    }

    @Test
    void aGatewayThatWasAwayDoesNotEndAnError() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, CLEAN).frames(2, CLEAN.withErrorBit());

        pack.lineReportAfter(600_000);

        assertThat(pack.lights()).containsExactly("E");
    }
}
