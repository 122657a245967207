package io.cellfleet.battery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.PackEvent.SettingsApplied;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change of mode or settings is evaluated at once: with the very next record, frame or not (rule R7). */
class SettingsChangeTest {

    private static final Reading GOOD = Reading.of(4).volts(3_200, 3_350);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        vMaxMv=3350,vBalanceMv=3340 | Vh | false | true
        vMinMv=3200                 | Vl | true  | false
        tMaxDeciC=249               | Th | false | false
        tMinDeciC=251               | Tl | false | false
        """)
    void aNewLimitIsHeldAgainstWhatIsKnown(String change, String light, boolean charge, boolean load) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD);

        pack.with(Draft.FOUR_CELLS.withAll(change)).lineReportAfter(1_000);

        assertThat(pack.lights()).containsExactly(light);
        assertThat(pack.chargeOn()).isEqualTo(charge);
        assertThat(pack.loadOn()).isEqualTo(load);
        assertThat(pack.events()).contains(new SettingsApplied(2));
        assertThat(pack.status().settingsRevision()).isEqualTo(2);
    }

    @Test
    void criticalModeLetsAFullPackCharge() {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("minimumOffSeconds", 0)).frames(5, GOOD.volts(3_400));
        assertThat(pack.chargeOn()).isFalse();

        pack.with(Draft.FOUR_CELLS.withAll("mode=critical,minimumOffSeconds=0")).lineReportAfter(1_000);

        assertThat(pack.chargeOn()).isTrue();
    }

    @Test
    void normalModeStopsAFullPack() {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("mode", "critical")).frames(5, GOOD.volts(3_400));
        assertThat(pack.chargeOn()).isTrue();

        pack.with(Draft.FOUR_CELLS).lineReportAfter(1_000);

        assertThat(pack.chargeOn()).isFalse();
        assertThat(pack.chargeBlockedBy()).startsWith("allCellVoltagesAtOrAboveVBalance");
    }

    @Test
    void settingsAreAppliedOnce() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD);
        pack.with(Draft.FOUR_CELLS.with("vMinMv", 2_800)).frames(3, GOOD);

        assertThat(pack.allEvents(SettingsApplied.class))
                .containsExactly(new SettingsApplied(1), new SettingsApplied(2));
    }
}
