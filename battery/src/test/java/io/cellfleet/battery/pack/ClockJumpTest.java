package io.cellfleet.battery.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.action.OperatorAction.AcknowledgeWarning;
import io.cellfleet.battery.action.OperatorAction.ZeroCalibration;
import io.cellfleet.battery.pack.PackEvent.CalibrationLost;
import io.cellfleet.battery.pack.PackEvent.ClockJumped;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.battery.warning.Watches;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A capture time before the last one counts as no time and is told; nothing waits for the old time (rule M6). */
class ClockJumpTest {

    private static final Reading GOOD = Reading.of(4);
    private static final long HOUR_BACK = -3_600_000;

    @ParameterizedTest(name = "{0} ms: told {1}")
    @CsvSource({"0, false", "-1, true", "-3600000, true"})
    void isTold(long ms, boolean told) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD);
        Instant before = pack.now();

        pack.frameAfter(ms, GOOD);

        assertThat(pack.events().contains(new ClockJumped(before))).isEqualTo(told);
        assertThat(pack.frame(GOOD).events()).as("once").isEmpty();
    }

    @Test
    void countsAsNoTime() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD.current(-36_000));
        long before = pack.storedNc();

        pack.frameAfter(HOUR_BACK, GOOD.current(-36_000));
        assertThat(pack.storedNc()).isEqualTo(before);

        pack.frame(GOOD.current(-36_000));
        assertThat(pack.storedNc() - before).as("36 A for 1 s").isEqualTo(-36_000_000_000L);
    }

    @Test
    void silenceIsNoticedInTime() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).lineReportAfter(HOUR_BACK);

        pack.lineReportsFor(20);
        assertThat(pack.lights()).isEmpty();
        pack.lineReportsFor(5);
        assertThat(pack.lights()).containsExactly("E");
        assertThat(pack.chargeOn() || pack.loadOn()).isFalse();
    }

    @Test
    void aLostCellIsNoticedInTime() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(8, GOOD).frameAfter(HOUR_BACK, GOOD.cell(1, 3_300, 250));

        pack.frames(30, GOOD.cell(1, 3_300, 250));

        assertThat(pack.warning(WarningCode.COMMUNICATION).detail()).startsWith("a cell has not been heard");
    }

    @Test
    void theMinimumTimeOffIsNoLonger() {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("mode", "critical"))
                .frames(3, GOOD)
                .frames(2, GOOD.volts(3_300, 3_700))
                .frameAfter(HOUR_BACK, GOOD);

        pack.frames(59, GOOD);
        assertThat(pack.chargeBlockedBy()).containsExactly("minimumOffTime");
        assertThat(pack.frame(GOOD).chargeOn()).isTrue();
    }

    @Test
    void theRecoveryAfterVlIsNoLonger() {
        Pack pack = new Pack(Draft.FOUR_CELLS.with("minimumOffSeconds", 0))
                .frames(3, GOOD)
                .frames(2, GOOD.volts(2_900, 3_300))
                .frames(30, GOOD)
                .frameAfter(HOUR_BACK, GOOD);

        pack.frames(59, GOOD);
        assertThat(pack.loadOn()).isFalse();
        assertThat(pack.frame(GOOD).loadOn()).isTrue();
    }

    @Test
    void theEmptyTimeGoesOn() {
        Reading low = GOOD.volts(2_890, 3_200);
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).frames(2, low).frames(30, low);

        pack.frameAfter(HOUR_BACK, low).frames(29, low);
        assertThat(pack.calibrated()).isFalse();
        assertThat(pack.frame(low).calibrated()).isTrue();
    }

    @Test
    void anUnknownCurrentCostsTheCalibrationInTime() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD.volts(3_400)).frames(3, GOOD);
        assertThat(pack.calibrated()).isTrue();

        pack.frameAfter(2 * HOUR_BACK, GOOD.unknownCurrent());
        pack.frames(3_600, GOOD.unknownCurrent());
        assertThat(pack.allEvents(CalibrationLost.class)).isEmpty();
        pack.frame(GOOD.unknownCurrent());
        assertThat(pack.calibrated()).isFalse();
    }

    @Test
    void energyOfAnUnknownCurrentGoesOnInTime() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD.current(300_000));
        long before = pack.status().energy().collectedToday().wh();

        pack.frameAfter(HOUR_BACK, GOOD.unknownCurrent()).frameAfter(36_000, GOOD.current(300_000));

        assertThat(pack.status().energy().collectedToday().wh() - before)
                .as("300 A at 13.2 V for the 36 s since the jump, and a second's rest of before")
                .isBetween(39L, 41L);
    }

    @Test
    void beforeAnyCurrentIsKnown() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD.unknownCurrent()).frameAfter(HOUR_BACK, GOOD);

        assertThat(pack.status().energy().collectedTotal().wh()).isZero();
    }

    private static OptionalInt some(int currentMa) {
        return OptionalInt.of(currentMa);
    }

    @Test
    void noTimeLiesInTheFuture() {
        Pack pack = new Pack(Draft.FOUR_CELLS)
                .frames(3, GOOD)
                .frames(3, GOOD.volts(3_000, 3_700))
                .frames(2, GOOD.volts(2_900, 3_700))
                .frames(3, GOOD.volts(3_000, 3_700).currents(some(-2_000), some(0), some(-2_000)))
                .relayReportAfter(0, RelayName.CHARGE, true, true)
                .relayReportAfter(0, RelayName.LOAD, true, true)
                .asked(
                        new AcknowledgeWarning("a1", "ann", WarningCode.VOLTAGE_HIGH, ""),
                        new ZeroCalibration("z1", "ann"))
                .lineReportAfter(0);

        pack.lineReportAfter(HOUR_BACK);

        Instant now = pack.now();
        PackState state = pack.state();
        assertThat(state.heardSince()).isBeforeOrEqualTo(now);
        assertThat(state.framesSince().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(state.lastFrameAt().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(state.soc().counter().orElseThrow().lastAt().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(state.lights().raisedAt().values()).isNotEmpty().allMatch(at -> !at.isAfter(now));
        assertThat(state.relays().charge().since()).isBeforeOrEqualTo(now);
        assertThat(state.relays().load().since()).isBeforeOrEqualTo(now);
        assertThat(state.relays().charge().voltageTrip().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(state.relays().load().voltageTrip().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(state.relays().recoveredSince().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(state.meter().lastAt().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(state.balancing().lastSeen().values()).isNotEmpty().allMatch(at -> !at.isAfter(now));
        assertThat(state.zeroing().orElseThrow().began()).isBeforeOrEqualTo(now);
        assertThat(state.lights().acknowledged().values())
                .isNotEmpty()
                .allMatch(by -> !by.at().isAfter(now));
        assertThat(state.reported().charge().orElseThrow().at()).isBeforeOrEqualTo(now);
        assertThat(state.reported().load().orElseThrow().at()).isBeforeOrEqualTo(now);
        Watches watches = state.watches();
        assertThat(watches.reversedSince().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(watches.disagreesSince().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(watches.disobeyedSince().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(watches.notFullSince().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(watches.clockJumpedAt()).contains(now);
        for (int cell = 1; cell <= 4; cell++) {
            assertThat(state.cells().cell(cell).orElseThrow().heardAt()).isBeforeOrEqualTo(now);
        }
    }
}
