package io.cellfleet.battery.pack;

import io.cellfleet.battery.energy.EnergyMeter;
import io.cellfleet.battery.energy.Powers;
import io.cellfleet.battery.measure.CellLook;
import io.cellfleet.battery.measure.Currents;
import io.cellfleet.battery.measure.DeviceSettings;
import io.cellfleet.battery.measure.FrameFacts;
import io.cellfleet.battery.measure.Plausibility;
import io.cellfleet.battery.measure.RecentFrames;
import io.cellfleet.battery.measure.SensorFacts;
import io.cellfleet.battery.measure.Staleness;
import io.cellfleet.battery.measure.Verdicts;
import io.cellfleet.battery.measure.Window;
import io.cellfleet.battery.pack.PackEvent.ClockJumped;
import io.cellfleet.battery.pack.PackEvent.DayClosed;
import io.cellfleet.battery.pack.PackEvent.GapSeen;
import io.cellfleet.battery.pack.PackEvent.OverrideEnded;
import io.cellfleet.battery.pack.PackEvent.SettingsApplied;
import io.cellfleet.battery.pack.PackInput.FrameReceived;
import io.cellfleet.battery.pack.PackInput.RelayReported;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.relay.Overrides;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.Relays;
import io.cellfleet.battery.relay.ReportedRelay;
import io.cellfleet.battery.relay.ReportedRelays;
import io.cellfleet.battery.soc.ChargeCounter;
import io.cellfleet.battery.warning.Lights;
import io.cellfleet.battery.warning.WarningDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One step in the making: led through the rules by {@link PackStep}. */
final class PackStepping {

    private final PackWork work;
    private final SocStepping soc;
    private final ZeroStepping zero;
    private final WatchStepping watches;
    private final boolean clockSet;
    private final Instant now;
    private boolean jumped;
    private OptionalInt firstStale = OptionalInt.empty();
    private Optional<PackStatus.Measured> measured = Optional.empty();
    private Optional<Verdicts> verdicts = Optional.empty();

    PackStepping(Optional<PackState> before, PackInput input, SettingsInForce inForce, InputContext context) {
        work = before.map(state -> new PackWork(state, input, inForce)).orElseGet(() -> new PackWork(input, inForce));
        soc = new SocStepping(work);
        zero = new ZeroStepping(work);
        watches = new WatchStepping(work);
        clockSet = context.clockSet();
        now = work.now;
        before.ifPresent(this::noticeOrder);
        before.ifPresent(this::noticeBreak);
        if (before.isEmpty() || before.get().settingsRevision() != inForce.revision()) {
            work.events.add(new SettingsApplied(inForce.revision()));
            work.relays = work.relays.notRecovered();
        }
        if (clockSet) {
            endOverrides();
        }
        zero.noticeTime();
        ActionStepping actions = new ActionStepping(work, clockSet);
        context.actions().forEach(actions::apply);
        soc.resize();
    }

    private void noticeOrder(PackState last) {
        long missing = last.lastOrder().missingUntil(work.input.order());
        if (missing > 0) {
            work.events.add(new GapSeen(missing));
        }
        if (last.lastOrder().isOfAnotherStart(work.input.order())) {
            // What drives the relays may be another thing than before; it says so itself, or there is none.
            work.reported = ReportedRelays.NONE;
        }
        jumped = now.isBefore(last.lastAt());
        if (jumped) {
            work.events.add(new ClockJumped(last.lastAt()));
            work.setBack();
        }
    }

    /** A gateway that was not heard could hear neither frames nor cells: that is no fault of the battery (rule W2). */
    private void noticeBreak(PackState last) {
        if (isSilence(last.lastAt())) {
            work.heardSince = now;
            work.framesSince = Optional.empty();
        }
    }

    private void endOverrides() {
        Overrides left = work.overrides.at(now);
        if (left == work.overrides) {
            return;
        }
        for (RelayName relay : RelayName.values()) {
            if (work.overrides.of(relay).isPresent() && left.of(relay).isEmpty()) {
                work.events.add(new OverrideEnded(relay, OverrideEnded.Cause.EXPIRED));
            }
        }
        work.overrides = left;
    }

    void takeFrame(FrameReceived frame) {
        PackReading reading = frame.reading();
        boolean unbroken = work.lastFrameAt.map(last -> !isSilence(last)).orElse(false);
        if (!unbroken) {
            work.recent = RecentFrames.NONE;
        }
        reading.device()
                .rotating()
                .ifPresent(rotating -> work.keys = work.keys.heard(rotating.key(), rotating.value()));
        soc.resize();
        work.cells = work.cells.heard(reading.cells(), now);
        work.balancing = work.balancing.after(reading, now, work.settings);
        Currents currents = Currents.of(reading, work.settings.sensors(), work.zero);
        measured = Optional.of(new PackStatus.Measured(reading, currents, work.zero, looks(reading)));

        FrameFacts facts = facts(frame, currents, work.framesSince.orElse(now));
        work.recent = work.recent.with(facts);
        Window window = work.recent.window(work.settings, work.soc.capacity());
        Verdicts counted = window.counted();
        work.error = work.error.afterFrame(window.newest(), counted, reading.cellCount() != work.settings.cellCount());

        soc.count(currents.netMa(), reading.device().socPercent());
        meterEnergy(reading, currents);
        soc.recalibrate(facts, counted);
        FrameFacts known = facts.counted(work.soc.counter().orElseThrow().storedNc());
        work.recent = work.recent.withNewest(known);
        verdicts = Optional.of(
                window.withNewest(known, work.settings, work.soc.capacity()).counted());
        work.relays = work.relays.afterFrame(facts, unbroken, work.settings, now);
        zero.takeFrame(reading);

        work.framesSince = Optional.of(work.framesSince.orElse(now));
        work.lastFrameAt = Optional.of(now);
        work.firstFrames = Math.min(work.firstFrames + 1, PackState.FIRST_FRAMES);
    }

    void takeReport(RelayReported report) {
        ReportedRelay said = new ReportedRelay(report.wantedOn(), report.isOn(), now);
        if (work.reported.isNews(report.relay(), said)) {
            work.events.add(
                    new PackEvent.RelayReported(report.relay(), report.wantedOn(), report.isOn(), report.because()));
        }
        work.reported = work.reported.with(report.relay(), said);
        noticeSilence();
    }

    void noticeSilence() {
        soc.goOn();
        if (isSilence(work.lastFrameAt.orElse(work.heardSince))) {
            work.recent = RecentFrames.NONE;
            if (isSilence(work.heardSince)) {
                work.error = work.error.afterSilence();
            }
        }
    }

    private boolean isSilence(Instant since) {
        return work.sinceNotNegative(since).compareTo(Staleness.SILENCE) > 0;
    }

    private List<CellLook> looks(PackReading reading) {
        CellLook[] looks = new CellLook[reading.cells().size()];
        for (int index = 0; index < looks.length; index++) {
            looks[index] = work.balancing.look(reading.cells().get(index), work.settings);
        }
        return List.of(looks);
    }

    private FrameFacts facts(FrameReceived frame, Currents currents, Instant heardFrom) {
        PackReading reading = frame.reading();
        Duration staleAfter = Staleness.cellStaleAfter(work.settings, frame.describesAllCells());
        firstStale = work.cells.firstStale(heardFrom, now, staleAfter);
        boolean implausibleCell = reading.cells().stream().anyMatch(cell -> !Plausibility.cell(cell));
        boolean warmestBalances = reading.highestTemperature().isPresent()
                && reading.temperaturesAreOfCells()
                && work.balancing.readsHigh(reading.highestTemperature().get().number());
        return new FrameFacts(
                reading.packVoltageMv(),
                reading.lowestCell(),
                reading.highestCell(),
                reading.lowestTemperature(),
                reading.highestTemperature(),
                reading.device().statusBits(),
                implausibleCell,
                firstStale.isPresent(),
                currents.incomingMa().isEmpty(),
                SensorFacts.saturated(reading, work.settings.sensors()),
                SensorFacts.reversed(reading, work.settings.sensors(), work.zero),
                warmestBalances,
                DeviceSettings.of(reading.device()),
                work.soc.counter().map(ChargeCounter::storedNc).orElse(0L));
    }

    private void meterEnergy(PackReading reading, Currents currents) {
        EnergyMeter.Counted counted =
                work.meter.counted(Powers.of(reading.packVoltageMv(), currents), now, work.inForce.zone());
        work.meter = counted.meter();
        counted.closed().ifPresent(day -> work.events.add(new DayClosed(day.date(), day.collected(), day.consumed())));
    }

    StepResult decide() {
        Verdicts counted = verdicts.orElseGet(() -> work.recent.counted(work.settings, work.soc.capacity()));
        Lights lightsBefore = work.lights;
        watches.step(counted, measured.isPresent(), jumped);
        work.lights = work.lights.stepped(counted, work.error.active(), work.watches, clockSet, now);
        Relays relaysBefore = work.relays;
        work.relays = work.relays.stepped(
                counted,
                work.error.active(),
                work.firstFrames == PackState.FIRST_FRAMES,
                work.soc.calibrated(),
                work.settings,
                now);
        PackStatus status = status();
        if (work.lights != lightsBefore) {
            work.events.addAll(Changes.ofLights(lightsBefore, status.warnings()));
        }
        if (work.relays != relaysBefore) {
            work.events.addAll(Changes.ofRelays(relaysBefore, work.relays));
        }
        return new StepResult.Stepped(work.after(), status, work.events);
    }

    private PackStatus status() {
        WarningDetails details = new WarningDetails(
                work.error,
                work.recent,
                work.cells,
                firstStale,
                work.settings,
                watches.disagreement(),
                watches.disobedient(),
                clockSet);
        return new PackStatus(
                work.input.order(),
                now,
                work.inForce.revision(),
                measured,
                soc.shown(),
                work.meter,
                details.describe(work.lights),
                work.relays,
                work.overrides,
                work.settings.combinedOutput()
                        ? Optional.of(work.overrides.lets(RelayName.CHARGE, work.relays)
                                && work.overrides.lets(RelayName.LOAD, work.relays))
                        : Optional.empty(),
                work.lastFrameAt);
    }
}
