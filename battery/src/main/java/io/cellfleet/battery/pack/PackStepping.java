package io.cellfleet.battery.pack;

import io.cellfleet.battery.energy.EnergyMeter;
import io.cellfleet.battery.energy.Powers;
import io.cellfleet.battery.measure.CellMap;
import io.cellfleet.battery.measure.Condition;
import io.cellfleet.battery.measure.Currents;
import io.cellfleet.battery.measure.DeviceKeys;
import io.cellfleet.battery.measure.FrameFacts;
import io.cellfleet.battery.measure.Plausibility;
import io.cellfleet.battery.measure.RecentFrames;
import io.cellfleet.battery.measure.Staleness;
import io.cellfleet.battery.measure.Verdicts;
import io.cellfleet.battery.pack.PackEvent.CalibrationLost;
import io.cellfleet.battery.pack.PackEvent.ClockJumped;
import io.cellfleet.battery.pack.PackEvent.DayClosed;
import io.cellfleet.battery.pack.PackEvent.GapSeen;
import io.cellfleet.battery.pack.PackEvent.SettingsApplied;
import io.cellfleet.battery.pack.PackEvent.SocRecalibrated;
import io.cellfleet.battery.pack.PackInput.FrameReceived;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.relay.Relays;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.RelayMode;
import io.cellfleet.battery.soc.Capacity;
import io.cellfleet.battery.soc.ChargeCounter;
import io.cellfleet.battery.soc.EmptyTimer;
import io.cellfleet.battery.soc.StateOfCharge;
import io.cellfleet.battery.warning.CommunicationError;
import io.cellfleet.battery.warning.Lights;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step in the making: begins with the state before, and is led through the rules by {@link PackStep}. */
final class PackStepping {

    private final PackInput input;
    private final PackSettings settings;
    private final long revision;
    private final ZoneId zone;
    private final Instant now;
    private final List<PackEvent> events = new ArrayList<>();

    private Instant heardSince;
    private Optional<Instant> framesSince;
    private Optional<Instant> lastFrameAt;
    private int firstFrames;
    private RecentFrames recent;
    private CellMap cells;
    private DeviceKeys keys;
    private boolean full;
    private Optional<ChargeCounter> counter;
    private Capacity capacity;
    private EmptyTimer emptyTimer;
    private CommunicationError error;
    private EnergyMeter meter;
    private Lights lights;
    private Relays relays;
    private Optional<PackStatus.Measured> measured = Optional.empty();

    PackStepping(Optional<PackState> before, PackInput input, SettingsInForce inForce) {
        this.input = input;
        this.settings = inForce.settings();
        this.revision = inForce.revision();
        this.zone = inForce.zone();
        this.now = input.at();
        heardSince = notAfterNow(before.map(PackState::heardSince).orElse(now));
        framesSince = before.flatMap(PackState::framesSince).map(this::notAfterNow);
        lastFrameAt = before.flatMap(PackState::lastFrameAt).map(this::notAfterNow);
        firstFrames = before.map(PackState::firstFrames).orElse(0);
        recent = before.map(PackState::recent).orElse(RecentFrames.NONE);
        cells = before.map(PackState::cells)
                .orElseGet(() -> CellMap.unheard(settings.cellCount()))
                .resized(settings.cellCount());
        keys = before.map(PackState::keys).orElse(DeviceKeys.NONE);
        full = before.map(PackState::full).orElse(false);
        counter = before.flatMap(PackState::counter);
        capacity = before.map(PackState::capacity).orElseGet(this::capacityNow);
        emptyTimer = before.map(PackState::emptyTimer).orElse(EmptyTimer.ARMED);
        meter = before.map(PackState::meter).orElse(EnergyMeter.ZERO);
        error = before.map(PackState::error).orElse(CommunicationError.OFF);
        lights = before.map(PackState::lights).orElse(Lights.DARK);
        relays = before.map(PackState::relays).orElseGet(() -> Relays.start(now));
        before.ifPresent(this::noticeOrder);
        before.ifPresent(this::noticeBreak);
        if (before.isEmpty() || before.get().settingsRevision() != revision) {
            events.add(new SettingsApplied(revision));
            relays = relays.notRecovered();
            resize();
        }
    }

    private void noticeOrder(PackState last) {
        long missing = last.lastOrder().missingUntil(input.order());
        if (missing > 0) {
            events.add(new GapSeen(missing));
        }
        if (now.isBefore(last.lastAt())) {
            events.add(new ClockJumped(last.lastAt()));
            cells = cells.notAfter(now);
            lights = lights.notAfter(now);
            relays = relays.notAfter(now);
            counter = counter.map(known -> known.notAfter(now));
        }
    }

    /** A gateway that was not heard could hear neither frames nor cells: that is no fault of the battery (rule W2). */
    private void noticeBreak(PackState last) {
        if (isSilence(last.lastAt())) {
            heardSince = now;
            framesSince = Optional.empty();
        }
    }

    void takeFrame(FrameReceived frame) {
        PackReading reading = frame.reading();
        boolean unbroken = lastFrameAt.map(last -> !isSilence(last)).orElse(false);
        if (!unbroken) {
            recent = RecentFrames.NONE;
        }
        takeKeys(reading);
        cells = cells.heard(reading.cells(), now);
        Currents currents = Currents.of(reading, settings.sensors());
        measured = Optional.of(new PackStatus.Measured(reading, currents));

        FrameFacts facts = facts(frame, currents, framesSince.orElse(now));
        recent = recent.with(facts);
        Verdicts counted = recent.counted(settings, capacity);
        error = error.afterFrame(
                recent.shownByNewest(settings, capacity), counted, reading.cellCount() != settings.cellCount());

        count(reading, currents);
        meterEnergy(reading, currents);
        recalibrate(facts, counted);
        recent = recent.withNewest(facts.counted(counter.orElseThrow().storedNc()));
        relays = relays.afterFrame(facts, unbroken, settings, now);

        framesSince = Optional.of(framesSince.orElse(now));
        lastFrameAt = Optional.of(now);
        firstFrames = Math.min(firstFrames + 1, PackState.FIRST_FRAMES);
    }

    void noticeSilence() {
        counter.ifPresent(known -> counted(known, known.withoutCurrent(now)));
        if (isSilence(lastFrameAt.orElse(heardSince))) {
            recent = RecentFrames.NONE;
            if (isSilence(heardSince)) {
                error = error.afterSilence();
            }
        }
    }

    private boolean isSilence(Instant since) {
        return sinceNotNegative(since).compareTo(Staleness.SILENCE) > 0;
    }

    private void takeKeys(PackReading reading) {
        keys = keys.heard(reading.device().key(), reading.device().keyValue());
        resize();
    }

    private FrameFacts facts(FrameReceived frame, Currents currents, Instant heardFrom) {
        PackReading reading = frame.reading();
        Duration staleAfter = Staleness.cellStaleAfter(settings, frame.describesAllCells());
        boolean implausibleCell = reading.cells().stream()
                .anyMatch(cell -> !Plausibility.voltage(cell.voltageMv()) || !Plausibility.temperature(cell.deciC()));
        return new FrameFacts(
                reading.packVoltageMv(),
                reading.lowestCell(),
                reading.highestCell(),
                reading.lowestTemperature(),
                reading.highestTemperature(),
                reading.device().says(DeviceStatus.COMMUNICATION_ERROR),
                implausibleCell,
                cells.firstStale(heardFrom, now, staleAfter).isPresent(),
                currents.incomingMa().isEmpty(),
                counter.map(ChargeCounter::storedNc).orElse(0L));
    }

    private void count(PackReading reading, Currents currents) {
        ChargeCounter known = counter.orElseGet(
                () -> ChargeCounter.start(capacity, reading.device().socPercent()));
        counted(
                known,
                known.counted(currents.netMa(), now, keys.efficiencyPercent().orElse(100), capacity));
    }

    private void counted(ChargeCounter known, ChargeCounter next) {
        if (known.calibrated() && !next.calibrated()) {
            events.add(new CalibrationLost(CalibrationLost.Cause.DATA_GAP));
        }
        counter = Optional.of(next);
    }

    private void meterEnergy(PackReading reading, Currents currents) {
        EnergyMeter.Counted counted = meter.counted(Powers.of(reading.packVoltageMv(), currents), now, zone);
        meter = counted.meter();
        counted.closed().ifPresent(day -> events.add(new DayClosed(day.date(), day.collected(), day.consumed())));
    }

    private void recalibrate(FrameFacts facts, Verdicts counted) {
        boolean frozen = error.active();
        boolean belowVMin =
                facts.plausibleVoltages() && facts.lowestCell().orElseThrow().voltageMv() < settings.vMinMv();
        Duration since = lastFrameAt.map(this::sinceNotNegative).orElse(Duration.ZERO);
        emptyTimer = emptyTimer.stepped(
                since, belowVMin, !relays.load().on(), counted.sees(Condition.ALL_VOLTAGES_ABOVE_V_MIN), frozen);
        if (frozen) {
            return;
        }
        boolean wasFull = full;
        full = counted.sees(
                settings.mode() == RelayMode.NORMAL
                        ? Condition.ALL_VOLTAGES_AT_OR_ABOVE_V_BALANCE
                        : Condition.PACK_VOLTAGE_AT_OR_ABOVE_V_BALANCE);
        if (full) {
            set(100, capacity.fullNc(), !wasFull);
        } else if (emptyTimer.hasReached(settings.emptyAfter())) {
            set(0, 0, true);
            emptyTimer = emptyTimer.fired();
        }
    }

    private void set(int percent, long toNc, boolean isNews) {
        ChargeCounter known = counter.orElseThrow();
        if (isNews) {
            events.add(new SocRecalibrated(percent, capacity.milliPercent(known.storedNc())));
        }
        counter = Optional.of(known.recalibrated(toNc, now));
    }

    private void resize() {
        Capacity next = capacityNow();
        if (next.equals(capacity)) {
            return;
        }
        Capacity old = capacity;
        capacity = next;
        counter = counter.map(known -> {
            ChargeCounter resized = known.resized(old, next);
            if (known.calibrated() && !resized.calibrated()) {
                events.add(new CalibrationLost(CalibrationLost.Cause.CAPACITY_CHANGED));
            }
            return resized;
        });
    }

    private Capacity capacityNow() {
        return Capacity.of(settings, keys.nominalCellMv());
    }

    StepResult decide() {
        Verdicts counted = recent.counted(settings, capacity);
        Lights lightsBefore = lights;
        lights = lights.stepped(counted, error.active(), now);
        Relays relaysBefore = relays;
        boolean calibrated = counter.map(ChargeCounter::calibrated).orElse(false);
        relays = relays.stepped(
                counted, error.active(), firstFrames == PackState.FIRST_FRAMES, calibrated, settings, now);
        PackStatus status = new PackStatus(
                input.order(),
                now,
                revision,
                measured,
                counter.map(known ->
                        StateOfCharge.of(known, capacity, Capacity.packNominalMv(settings, keys.nominalCellMv()))),
                meter,
                lights.describe(error, recent, cells, settings),
                relays,
                settings.combinedOutput()
                        ? Optional.of(relays.charge().on() && relays.load().on())
                        : Optional.empty(),
                lastFrameAt);
        events.addAll(Changes.ofLights(lightsBefore, status.warnings()));
        events.addAll(Changes.ofRelays(relaysBefore, relays));
        return new StepResult.Stepped(after(), status, events);
    }

    private PackState after() {
        return new PackState(
                input.order(),
                now,
                revision,
                heardSince,
                framesSince,
                lastFrameAt,
                firstFrames,
                recent,
                cells,
                keys,
                full,
                counter,
                capacity,
                emptyTimer,
                meter,
                error,
                lights,
                relays);
    }

    /** Time steps are monotone: a clock that jumped back counts as no time (rule M6). */
    private Duration sinceNotNegative(Instant earlier) {
        Duration since = Duration.between(earlier, now);
        return since.isNegative() ? Duration.ZERO : since;
    }

    private Instant notAfterNow(Instant time) {
        return time.isBefore(now) ? time : now;
    }
}
