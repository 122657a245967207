package io.cellfleet.battery.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.PackEvent.CalibrationLost;
import io.cellfleet.battery.pack.PackEvent.ClockJumped;
import io.cellfleet.battery.pack.PackEvent.GapSeen;
import io.cellfleet.battery.pack.PackEvent.RelayChanged;
import io.cellfleet.battery.pack.PackEvent.SettingsApplied;
import io.cellfleet.battery.pack.PackEvent.SocRecalibrated;
import io.cellfleet.battery.pack.PackEvent.WarningCleared;
import io.cellfleet.battery.pack.PackEvent.WarningRaised;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.junit.jupiter.api.Test;

/** One step: filter, count, recalibrate, warnings, relays, in this order (the rules page, at its head). */
class StepOrderTest {

    private static final Reading GOOD = Reading.of(4);

    /** 32 Wh at 12.8 V are 2.5 Ah: 9 A for 1 s are 0.1 %. */
    private static final Draft SMALL = Draft.FOUR_CELLS.with("capacityWh", 32).with("minimumOffSeconds", 0);

    @Test
    void recalibratingComesAfterCounting() {
        Pack pack = new Pack(SMALL).frames(3, GOOD.current(-9_000));
        pack.frame(GOOD.volts(3_400).current(-9_000)).frame(GOOD.volts(3_400).current(-9_000));

        assertThat(pack.events()).contains(new SocRecalibrated(100, 49_600));
        assertThat(pack.milliPercent()).isEqualTo(100_000);
    }

    @Test
    void relaysComeAfterRecalibrating() {
        Pack pack = new Pack(SMALL).frames(3, GOOD).frame(GOOD.volts(3_400)).frame(GOOD.volts(3_400));

        assertThat(pack.calibrated()).isTrue();
        assertThat(pack.chargeOn()).as("in the same step").isFalse();
    }

    @Test
    void anErrorStopsRecalibratingInItsOwnStep() {
        Pack pack = new Pack(SMALL).frames(3, GOOD).frame(GOOD.volts(3_400).withErrorBit());

        pack.frame(GOOD.volts(3_400).withErrorBit());

        assertThat(pack.lights()).containsExactly("E");
        assertThat(pack.calibrated()).isFalse();
    }

    @Test
    void eventsComeInTheOrderOfTheStep() {
        Pack pack = new Pack(SMALL).frames(3, GOOD).frames(3, GOOD.volts(3_400)).frames(2, GOOD.degrees(250, 560));

        pack.with(SMALL.with("capacityWh", 64)
                        .with("tMaxDeciC", 600)
                        .with("vMaxMv", 3_350)
                        .with("vBalanceMv", 3_200))
                .losesRecords(1)
                .frameAfter(-1, GOOD.volts(3_350).degrees(250, 560));

        assertThat(pack.events().stream().map(Object::getClass))
                .satisfiesExactly(
                        type -> assertThat(type).isEqualTo(GapSeen.class),
                        type -> assertThat(type).isEqualTo(ClockJumped.class),
                        type -> assertThat(type).isEqualTo(SettingsApplied.class),
                        type -> assertThat(type).isEqualTo(CalibrationLost.class),
                        type -> assertThat(type).isEqualTo(SocRecalibrated.class),
                        type -> assertThat(type).as("clock").isEqualTo(WarningRaised.class),
                        type -> assertThat(type).as("Th").isEqualTo(WarningCleared.class),
                        type -> assertThat(type).as("balancing heat").isEqualTo(WarningCleared.class),
                        type -> assertThat(type).isEqualTo(RelayChanged.class));
    }

    @Test
    void aLightIsRaisedBeforeItsRelayOpens() {
        Pack pack = new Pack(SMALL).frames(3, GOOD).frames(2, GOOD.volts(3_300, 3_700));

        assertThat(pack.events())
                .satisfiesExactly(
                        raised -> assertThat(raised).isInstanceOf(WarningRaised.class),
                        opened -> assertThat(opened).isInstanceOf(RelayChanged.class));
    }
}
