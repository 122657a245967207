package io.cellfleet.battery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.PackEvent.RelayChanged;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A new pack, and one that is known again after a restart (rule R7). */
class FirstFramesTest {

    private static final Reading GOOD = Reading.of(4);

    @Test
    void bothRelaysAreOffUntilThreeValidFrames() {
        Pack pack = new Pack(Draft.FOUR_CELLS);

        for (int frame = 1; frame <= 2; frame++) {
            pack.frame(GOOD);
            assertThat(pack.chargeBlockedBy()).containsExactly("firstFrames");
            assertThat(pack.loadBlockedBy()).containsExactly("firstFrames");
        }
        pack.frame(GOOD);

        assertThat(pack.events())
                .containsExactly(
                        new RelayChanged(RelayName.CHARGE, true, List.of()),
                        new RelayChanged(RelayName.LOAD, true, List.of()));
    }

    @Test
    void onlyValidFramesCount() {
        Pack pack = new Pack(Draft.FOUR_CELLS)
                .frame(GOOD)
                .lineReportAfter(1_000)
                .rejectedAfter(1_000)
                .frame(GOOD);
        assertThat(pack.chargeOn()).isFalse();

        assertThat(pack.frame(GOOD).chargeOn()).isTrue();
    }

    @Test
    void whatElseStandsInTheWayIsSaidToo() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(2, GOOD.volts(2_900, 3_700));
        assertThat(pack.chargeBlockedBy()).containsExactly("firstFrames", "cellVoltageAtOrAboveVMax");
        assertThat(pack.loadBlockedBy()).containsExactly("firstFrames", "cellVoltageAtOrBelowVMin");

        Pack silent = new Pack(Draft.FOUR_CELLS).lineReportsFor(30);
        assertThat(silent.chargeBlockedBy()).containsExactly("firstFrames", "noCellCommunication");
    }

    @Test
    void aRestartedEngineKeepsTheDecision() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(5, GOOD).isRestored();

        assertThat(pack.lineReportAfter(15_000).chargeOn()).isTrue();
        assertThat(pack.frames(3, GOOD).chargeOn()).isTrue();
        assertThat(pack.allEvents(RelayChanged.class)).as("on, once each").hasSize(2);
    }

    @Test
    void aRestartedEngineKeepsAnOpenRelayOpen() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).frames(2, GOOD.volts(3_300, 3_700));
        pack.frames(10, GOOD).isRestored();

        pack.frames(3, GOOD);

        assertThat(pack.chargeOn()).isFalse();
        assertThat(pack.chargeBlockedBy()).containsExactly("minimumOffTime");
    }

    @Test
    void aRestartWithinTheFirstFramesGoesOnCounting() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(2, GOOD).isRestored();

        assertThat(pack.frame(GOOD).chargeOn()).isTrue();
    }
}
