package io.cellfleet.battery.pack;

import io.cellfleet.battery.energy.EnergyMeter;
import io.cellfleet.battery.measure.Balancing;
import io.cellfleet.battery.measure.CellMap;
import io.cellfleet.battery.measure.DeviceKeys;
import io.cellfleet.battery.measure.RecentFrames;
import io.cellfleet.battery.measure.ZeroCalibration;
import io.cellfleet.battery.measure.ZeroOffsets;
import io.cellfleet.battery.relay.Overrides;
import io.cellfleet.battery.relay.Relays;
import io.cellfleet.battery.relay.ReportedRelays;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.soc.Capacity;
import io.cellfleet.battery.soc.SocState;
import io.cellfleet.battery.warning.CommunicationError;
import io.cellfleet.battery.warning.Lights;
import io.cellfleet.battery.warning.Watches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@link PackState} in the making: begins as the state before and ends as the one after. Lives for one step; what each
 * value is stands in {@link PackState}.
 */
final class PackWork {

    final PackInput input;
    final SettingsInForce inForce;
    final Instant now;
    final List<PackEvent> events = new ArrayList<>();

    /** The settings that hold: with the cell count an operator has adopted. */
    PackSettings settings;

    Instant heardSince;
    Optional<Instant> framesSince;
    Optional<Instant> lastFrameAt;
    int firstFrames;
    RecentFrames recent;
    CellMap cells;
    Balancing balancing;
    DeviceKeys keys;
    Optional<ConfirmedCellCount> confirmed;
    SocState soc;
    EnergyMeter meter;
    ZeroOffsets zero;
    Optional<ZeroCalibration> zeroing;
    CommunicationError error;
    Lights lights;
    Watches watches;
    Relays relays;
    Overrides overrides;
    ReportedRelays reported;

    /** A pack not heard before. */
    PackWork(PackInput input, SettingsInForce inForce) {
        this.input = input;
        this.inForce = inForce;
        now = input.at();
        settings = inForce.settings();
        heardSince = now;
        framesSince = Optional.empty();
        lastFrameAt = Optional.empty();
        recent = RecentFrames.NONE;
        cells = CellMap.unheard(settings.cellCount());
        balancing = Balancing.NONE;
        keys = DeviceKeys.NONE;
        confirmed = Optional.empty();
        soc = SocState.start(Capacity.of(settings, keys.nominalCellMv()));
        meter = EnergyMeter.ZERO;
        zero = ZeroOffsets.NONE;
        zeroing = Optional.empty();
        error = CommunicationError.OFF;
        lights = Lights.DARK;
        watches = Watches.NOTHING;
        relays = Relays.start(now);
        overrides = Overrides.NONE;
        reported = ReportedRelays.NONE;
    }

    PackWork(PackState before, PackInput input, SettingsInForce inForce) {
        this.input = input;
        this.inForce = inForce;
        now = input.at();
        Optional<PackSettings> adopted = before.confirmed().flatMap(count -> count.adoptedBy(inForce.settings()));
        confirmed = adopted.isPresent() ? before.confirmed() : Optional.empty();
        settings = adopted.orElse(inForce.settings());
        heardSince = notAfterNow(before.heardSince());
        framesSince = before.framesSince().map(this::notAfterNow);
        lastFrameAt = before.lastFrameAt().map(this::notAfterNow);
        firstFrames = before.firstFrames();
        recent = before.recent();
        cells = before.cells().resized(settings.cellCount());
        balancing = before.balancing();
        keys = before.keys();
        soc = before.soc();
        meter = before.meter();
        zero = before.zero();
        zeroing = before.zeroing();
        error = before.error();
        lights = before.lights();
        watches = before.watches();
        relays = before.relays();
        overrides = before.overrides();
        reported = before.reported();
    }

    /** The clock was set back: whatever began "later" began at the latest now. */
    void setBack() {
        cells = cells.notAfter(now);
        balancing = balancing.notAfter(now);
        soc = soc.notAfter(now);
        meter = meter.notAfter(now);
        zeroing = zeroing.map(running -> running.notAfter(now));
        lights = lights.notAfter(now);
        watches = watches.notAfter(now);
        relays = relays.notAfter(now);
        reported = reported.notAfter(now);
    }

    PackState after() {
        return new PackState(
                input.order(),
                now,
                inForce.revision(),
                heardSince,
                framesSince,
                lastFrameAt,
                firstFrames,
                recent,
                cells,
                balancing,
                keys,
                confirmed,
                soc,
                meter,
                zero,
                zeroing,
                error,
                lights,
                watches,
                relays,
                overrides,
                reported);
    }

    /** Time steps are monotone: a clock that jumped back counts as no time (rule M6). */
    Duration sinceNotNegative(Instant earlier) {
        Duration since = Duration.between(earlier, now);
        return since.isNegative() ? Duration.ZERO : since;
    }

    private Instant notAfterNow(Instant time) {
        return time.isBefore(now) ? time : now;
    }
}
