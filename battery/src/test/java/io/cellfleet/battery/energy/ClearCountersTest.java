package io.cellfleet.battery.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.action.OperatorAction.ClearEnergyCounters;
import io.cellfleet.battery.pack.PackEvent.ActionApplied;
import io.cellfleet.battery.pack.PackEvent.EnergyCountersCleared;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** "Clear energy counters: if you like to set these total counters to zero" (manual, app settings; rule S6). */
class ClearCountersTest {

    /** 13.2 V: 300 A in and 100 A out are 1.1 Wh and 0.36 Wh a second. */
    private static final Reading BOTH =
            Reading.of(4).currents(OptionalInt.of(300_000), OptionalInt.of(100_000), OptionalInt.of(200_000));

    @Test
    void totalsBeginAnewAndTodayGoesOn() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(61, BOTH);
        EnergyMeter before = pack.status().energy();
        assertThat(before.collectedTotal()).isEqualTo(new Energy(66, 0));

        pack.asked(new ClearEnergyCounters("e1", "ann")).frame(BOTH);

        assertThat(pack.events())
                .startsWith(
                        new ActionApplied("e1", "clearEnergyCounters", "ann"),
                        new EnergyCountersCleared(before.collectedTotal(), before.consumedTotal()));
        EnergyMeter after = pack.status().energy();
        assertThat(after.collectedTotal()).as("this record's second").isEqualTo(new Energy(1, 360_000_000_000L));
        assertThat(after.consumedTotal().wh()).isZero();
        assertThat(after.collectedToday().wh()).isEqualTo(67);
        assertThat(after.consumedToday().wh()).isEqualTo(22);
    }

    @Test
    void withALineReportToo() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(61, BOTH);

        pack.asked(new ClearEnergyCounters("e1", "ann")).lineReportAfter(1_000);

        assertThat(pack.status().energy().collectedTotal()).isEqualTo(Energy.ZERO);
        assertThat(pack.status().energy().consumedTotal()).isEqualTo(Energy.ZERO);
    }
}
