package io.cellfleet.battery.testkit;

import io.cellfleet.battery.action.OperatorAction;
import io.cellfleet.battery.pack.InputContext;
import io.cellfleet.battery.pack.OrderNumber;
import io.cellfleet.battery.pack.PackEvent;
import io.cellfleet.battery.pack.PackInput;
import io.cellfleet.battery.pack.PackInput.FrameReceived;
import io.cellfleet.battery.pack.PackInput.LineReported;
import io.cellfleet.battery.pack.PackInput.RelayReported;
import io.cellfleet.battery.pack.PackInput.StretchRejected;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.PackStatus;
import io.cellfleet.battery.pack.PackStep;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.pack.StateBytes;
import io.cellfleet.battery.pack.StepResult;
import io.cellfleet.battery.pack.StepResult.Stepped;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.warning.ActiveWarning;
import io.cellfleet.battery.warning.WarningCode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pack, driven record by record. Unless a test says when, each record comes 1 s after the one before. */
public final class Pack {

    public static final ZoneId ZONE = ZoneId.of("Europe/Prague");

    public static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

    private SettingsInForce inForce;
    private boolean allCells;
    private Optional<Stepped> last = Optional.empty();
    private Optional<PackState> state = Optional.empty();
    private final List<PackEvent> events = new ArrayList<>();
    private OrderNumber next = new OrderNumber(1, 1, 1);
    private Instant now = START.minusSeconds(1);
    private int turn;
    private final List<OperatorAction> asked = new ArrayList<>();
    private boolean clockSet = true;

    public Pack(PackSettings settings) {
        inForce = new SettingsInForce(1, settings, ZONE);
    }

    public Pack(Draft draft) {
        this(draft.settings());
    }

    /** Settings that hold from the next record on. */
    public Pack with(Draft draft) {
        inForce = new SettingsInForce(inForce.revision() + 1, draft.settings(), ZONE);
        return this;
    }

    /** Its protocol tells all cells at once. */
    public Pack tellingAllCells() {
        allCells = true;
        return this;
    }

    public Pack frame(Reading reading) {
        return frameAfter(1_000, reading);
    }

    public Pack frames(int count, Reading reading) {
        for (int i = 0; i < count; i++) {
            frame(reading);
        }
        return this;
    }

    public Pack frameAfter(long ms, Reading reading) {
        turn = turn % inForce.settings().cellCount() + 1;
        return take(new FrameReceived(next, now.plusMillis(ms), reading.packReading(turn), allCells));
    }

    /** One that was decoded from the bytes of a device that tells all cells. */
    public Pack decodedFrame(PackReading reading) {
        return take(new FrameReceived(next, now.plusMillis(1_000), reading, true));
    }

    public Pack lineReportAfter(long ms) {
        return take(new LineReported(next, now.plusMillis(ms)));
    }

    /** Every 5 s for so long. */
    public Pack lineReportsFor(int seconds) {
        for (int second = 5; second <= seconds; second += 5) {
            lineReportAfter(5_000);
        }
        return this;
    }

    /** The gateway says what it wants of a relay, and what the relay answered; null where it cannot tell. */
    public Pack relayReportAfter(long ms, RelayName relay, boolean wantedOn, @Nullable Boolean isOn) {
        return take(new RelayReported(
                next, now.plusMillis(ms), relay, wantedOn, Optional.ofNullable(isOn), wantedOn ? "both" : "engine"));
    }

    /** What operators ask for; it comes with the next record. */
    public Pack asked(OperatorAction... actions) {
        asked.addAll(List.of(actions));
        return this;
    }

    /** The gateway's clock, from the next record on. */
    public Pack clockSet(boolean set) {
        clockSet = set;
        return this;
    }

    public Pack rejectedAfter(long ms) {
        return take(new StretchRejected(next, now.plusMillis(ms)));
    }

    /** The gateway starts again: its sequence too. */
    public Pack gatewayRestarts() {
        next = new OrderNumber(next.enrolment(), next.boot() + 1, 1);
        return this;
    }

    /** Records are lost. */
    public Pack losesRecords(int count) {
        next = new OrderNumber(next.enrolment(), next.boot(), next.sequence() + count);
        return this;
    }

    /** The engine starts again: it knows only what was written down. */
    public Pack isRestored() {
        state = Optional.of(StateBytes.read(StateBytes.write(state())));
        return this;
    }

    private Pack take(PackInput input) {
        StepResult result = PackStep.step(state, input, inForce, new InputContext(asked, clockSet));
        asked.clear();
        if (!(result instanceof Stepped stepped)) {
            throw new AssertionError(input + " was not applied");
        }
        last = Optional.of(stepped);
        state = Optional.of(stepped.after());
        events.addAll(stepped.events());
        now = input.at();
        next = new OrderNumber(next.enrolment(), next.boot(), next.sequence() + 1);
        return this;
    }

    /** What would come of a record, without taking it. */
    public StepResult offer(PackInput input) {
        return PackStep.step(state, input, inForce);
    }

    public PackState state() {
        return state.orElseThrow();
    }

    public PackStatus status() {
        return last.orElseThrow().status();
    }

    /** Of the last record. */
    public List<PackEvent> events() {
        return last.orElseThrow().events();
    }

    /** Of all records so far. */
    public List<PackEvent> allEvents() {
        return List.copyOf(events);
    }

    /** Of the last record, those of one type. */
    public <T extends PackEvent> List<T> events(Class<T> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    public <T extends PackEvent> List<T> allEvents(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public Instant now() {
        return now;
    }

    public boolean chargeOn() {
        return status().relays().charge().on();
    }

    public boolean loadOn() {
        return status().relays().load().on();
    }

    /** Labels of what blocks the charge relay. */
    public List<String> chargeBlockedBy() {
        return status().relays().charge().blockedBy().stream()
                .map(BlockReason::label)
                .toList();
    }

    /** Labels of what blocks the load relay. */
    public List<String> loadBlockedBy() {
        return status().relays().load().blockedBy().stream()
                .map(BlockReason::label)
                .toList();
    }

    /** The manual's lights that are on, in its letters. */
    public List<String> lights() {
        return status().warnings().stream()
                .map(ActiveWarning::code)
                .filter(WarningCode::isOfTheManual)
                .map(WarningCode::light)
                .toList();
    }

    /** The warnings beyond the manual that are on. */
    public List<String> otherWarnings() {
        return status().warnings().stream()
                .map(ActiveWarning::code)
                .filter(code -> !code.isOfTheManual())
                .map(WarningCode::light)
                .toList();
    }

    public boolean lit(WarningCode code) {
        return status().warnings().stream().anyMatch(warning -> warning.code() == code);
    }

    public ActiveWarning warning(WarningCode code) {
        return status().warnings().stream()
                .filter(warning -> warning.code() == code)
                .findFirst()
                .orElseThrow();
    }

    /** The counted SOC, 0.001 %. */
    public int milliPercent() {
        return status().soc().orElseThrow().manualMilliPercent();
    }

    public boolean calibrated() {
        return status().soc().orElseThrow().calibrated();
    }

    public long storedNc() {
        return state().soc().counter().orElseThrow().storedNc();
    }
}
