package io.cellfleet.battery.pack;

import io.cellfleet.battery.measure.Condition;
import io.cellfleet.battery.measure.FrameFacts;
import io.cellfleet.battery.measure.Verdicts;
import io.cellfleet.battery.pack.PackEvent.CalibrationLost;
import io.cellfleet.battery.pack.PackEvent.SocRecalibrated;
import io.cellfleet.battery.settings.RelayMode;
import io.cellfleet.battery.soc.Capacity;
import io.cellfleet.battery.soc.ChargeCounter;
import io.cellfleet.battery.soc.EmptyTimer;
import io.cellfleet.battery.soc.SocState;
import io.cellfleet.battery.soc.StateOfCharge;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The part of a step that is about the counted SOC (rules S1 to S5, C6). */
final class SocStepping {

    private static final int WITHOUT_LOSS_PERCENT = 100;

    private final PackWork work;

    SocStepping(PackWork work) {
        this.work = work;
    }

    /**
     * Counts up to a frame.
     *
     * @param netMa            mA; empty when the frame does not know
     * @param deviceSocPercent where a new pack begins
     */
    void count(OptionalInt netMa, OptionalInt deviceSocPercent) {
        ChargeCounter known =
                work.soc.counter().orElseGet(() -> ChargeCounter.start(work.soc.capacity(), deviceSocPercent));
        int efficiency = work.keys.efficiencyPercent().orElse(WITHOUT_LOSS_PERCENT);
        take(known, known.counted(netMa, work.now, efficiency, work.soc.capacity()));
    }

    /** Time goes on without a frame. */
    void goOn() {
        work.soc.counter().ifPresent(known -> take(known, known.withoutCurrent(work.now)));
    }

    private void take(ChargeCounter known, ChargeCounter next) {
        if (known.calibrated() && !next.calibrated()) {
            work.events.add(new CalibrationLost(CalibrationLost.Cause.DATA_GAP));
        }
        work.soc = work.soc.with(Optional.of(next));
    }

    /** Sets the count to full or empty where the cells say so; stands still during {@code E}. */
    void recalibrate(FrameFacts facts, Verdicts counted) {
        boolean frozen = work.error.active();
        boolean belowVMin =
                facts.plausibleVoltages() && facts.lowestCell().orElseThrow().voltageMv() < work.settings.vMinMv();
        Duration since = work.lastFrameAt.map(work::sinceNotNegative).orElse(Duration.ZERO);
        EmptyTimer timer = work.soc
                .emptyTimer()
                .stepped(
                        since,
                        belowVMin,
                        !work.relays.load().on(),
                        counted.sees(Condition.ALL_VOLTAGES_ABOVE_V_MIN),
                        frozen);
        if (frozen) {
            work.soc = with(work.soc.full(), timer);
            return;
        }
        boolean wasFull = work.soc.full();
        boolean full = counted.sees(
                work.settings.mode() == RelayMode.NORMAL
                        ? Condition.ALL_VOLTAGES_AT_OR_ABOVE_V_BALANCE
                        : Condition.PACK_VOLTAGE_AT_OR_ABOVE_V_BALANCE);
        if (full) {
            work.soc = with(true, timer);
            set(100, work.soc.capacity().fullNc(), !wasFull);
        } else if (timer.hasReached(work.settings.emptyAfter())) {
            work.soc = with(false, timer.fired());
            set(0, 0, true);
        } else {
            work.soc = with(false, timer);
        }
    }

    private SocState with(boolean full, EmptyTimer timer) {
        return new SocState(full, work.soc.counter(), work.soc.capacity(), timer);
    }

    private void set(int percent, long toNc, boolean isNews) {
        ChargeCounter known = work.soc.counter().orElseThrow();
        if (isNews) {
            work.events.add(new SocRecalibrated(percent, work.soc.capacity().milliPercent(known.storedNc())));
        }
        work.soc = work.soc.with(Optional.of(known.recalibrated(toNc, work.now)));
    }

    /** Follows settings, adopted cell count and nominal voltage: the charge stays, its percentage does not. */
    void resize() {
        Capacity next = Capacity.of(work.settings, work.keys.nominalCellMv());
        SocState old = work.soc;
        if (next.equals(old.capacity())) {
            return;
        }
        Optional<ChargeCounter> counter = old.counter().map(known -> known.resized(old.capacity(), next));
        work.soc = new SocState(old.full(), counter, next, old.emptyTimer());
        if (old.calibrated() && !work.soc.calibrated()) {
            work.events.add(new CalibrationLost(CalibrationLost.Cause.CAPACITY_CHANGED));
        }
    }

    /** As it is shown; empty before the first frame. */
    Optional<StateOfCharge> shown() {
        int packNominalMv = Capacity.packNominalMv(work.settings, work.keys.nominalCellMv());
        return work.soc.counter().map(known -> StateOfCharge.of(known, work.soc.capacity(), packNominalMv));
    }
}
