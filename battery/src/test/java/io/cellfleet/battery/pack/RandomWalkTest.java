package io.cellfleet.battery.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.measure.Condition;
import io.cellfleet.battery.measure.Verdicts;
import io.cellfleet.battery.pack.PackEvent.RelayChanged;
import io.cellfleet.battery.pack.PackInput.FrameReceived;
import io.cellfleet.battery.pack.StepResult.Stepped;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.Overrides;
import io.cellfleet.battery.relay.RelayState;
import io.cellfleet.battery.warning.ActiveWarning;
import io.cellfleet.battery.warning.WarningCode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, some things hold after every record. */
class RandomWalkTest {

    private static final int RECORDS = 20_000;

    /** Which light says that a reason is a limit (W1). */
    private static final Map<BlockReason, WarningCode> LIGHT_OF = Map.of(
            BlockReason.CELL_VOLTAGE_AT_OR_ABOVE_V_MAX, WarningCode.VOLTAGE_HIGH,
            BlockReason.CELL_VOLTAGE_AT_OR_BELOW_V_MIN, WarningCode.VOLTAGE_LOW,
            BlockReason.CELL_TEMPERATURE_ABOVE_T_MAX, WarningCode.TEMPERATURE_HIGH,
            BlockReason.CELL_TEMPERATURE_BELOW_T_MIN, WarningCode.TEMPERATURE_LOW,
            BlockReason.NO_CELL_COMMUNICATION, WarningCode.COMMUNICATION);

    private static final Set<Condition> OPENS_BOTH =
            EnumSet.of(Condition.ANY_TEMPERATURE_ABOVE_T_MAX, Condition.ANY_TEMPERATURE_BELOW_T_MIN);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void neverAllowsWhatALimitForbids(long seed) {
        RandomSite site = new RandomSite(seed);
        Optional<PackState> state = Optional.empty();
        Optional<Instant> lastFrame = Optional.empty();
        Instant gatewayHeardSince = Instant.MAX;
        Instant lastAt = Instant.MIN;
        int changes = 0;
        EventBook book = new EventBook();
        for (int i = 0; i < RECORDS; i++) {
            RandomSite.Next next = site.next();
            Stepped step = (Stepped) next.after(state);
            Instant at = next.input().at();

            check(i, step, next);
            book.check(step, next.context());
            // An account of silence of its own: when the gateway and the device were heard last.
            if (at.isBefore(lastAt)) {
                gatewayHeardSince = min(gatewayHeardSince, at);
                lastFrame = lastFrame.map(known -> min(known, at));
            } else if (i == 0 || Duration.between(lastAt, at).compareTo(Duration.ofSeconds(20)) > 0) {
                gatewayHeardSince = at;
            }
            lastAt = at;
            if (next.input() instanceof FrameReceived) {
                lastFrame = Optional.of(at);
            } else {
                Instant since = max(gatewayHeardSince, lastFrame.orElse(gatewayHeardSince));
                if (Duration.between(since, at).compareTo(Duration.ofSeconds(20)) > 0) {
                    require(i, !step.status().relays().charge().on(), "charge off in silence");
                    require(i, !step.status().relays().load().on(), "load off in silence");
                    require(i, lights(step).contains(WarningCode.COMMUNICATION), "E in silence");
                }
            }
            changes += (int) step.events().stream()
                    .filter(RelayChanged.class::isInstance)
                    .count();
            state = Optional.of(step.after());
        }
        assertThat(changes).as("relays moved at all").isGreaterThan(50);
        assertThat(book.kinds()).as("everything that can be asked for was done").hasSize(6);
    }

    private static void check(int i, Stepped step, RandomSite.Next next) {
        PackStatus status = step.status();
        RelayState charge = status.relays().charge();
        RelayState load = status.relays().load();
        Set<WarningCode> lights = lights(step);
        Verdicts counted = step.after()
                .recent()
                .counted(next.inForce().settings(), step.after().soc().capacity());

        if (lights.contains(WarningCode.COMMUNICATION)) {
            require(i, !charge.on() && !load.on(), "E opens both relays");
        }
        if (OPENS_BOTH.stream().anyMatch(counted::sees)) {
            require(i, !charge.on() && !load.on(), "a temperature beyond its limits opens both relays");
        }
        if (counted.sees(Condition.ANY_VOLTAGE_AT_OR_ABOVE_V_MAX)) {
            require(i, !charge.on(), "Vmax opens the charge relay");
        }
        if (counted.sees(Condition.ANY_VOLTAGE_AT_OR_BELOW_V_MIN)) {
            require(i, !load.on(), "Vmin opens the load relay");
        }
        for (RelayState relay : List.of(charge, load)) {
            for (BlockReason reason : relay.blockedBy()) {
                WarningCode light = LIGHT_OF.get(reason);
                require(i, light == null || lights.contains(light), reason + " has its light");
            }
            require(i, !relay.since().isAfter(status.at()), "a decision is not of the future");
            require(i, Set.copyOf(relay.blockedBy()).size() == relay.blockedBy().size(), "each reason once");
        }
        for (ActiveWarning warning : status.warnings()) {
            require(i, !warning.raisedAt().isAfter(status.at()), "a light is not of the future");
            require(i, !warning.detail().isBlank(), "a light says why");
        }
        step.after()
                .soc()
                .counter()
                .ifPresent(counter -> require(
                        i,
                        counter.storedNc() >= 0
                                && counter.storedNc()
                                        <= step.after().soc().capacity().fullNc(),
                        "0 to 100 %"));
        require(
                i,
                status.combinedOn()
                        .equals(
                                next.inForce().settings().combinedOutput()
                                        ? Optional.of(charge.on()
                                                && load.on()
                                                && status.overrides().equals(Overrides.NONE))
                                        : Optional.empty()),
                "the combined output is charge AND load, and neither held off");
    }

    private static Set<WarningCode> lights(Stepped step) {
        return step.status().warnings().stream().map(ActiveWarning::code).collect(Collectors.toSet());
    }

    private static void require(int i, boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("record " + i + ": " + what);
        }
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
