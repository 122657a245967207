package io.cellfleet.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.OrderNumber;
import io.cellfleet.battery.relay.RelayName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The relay safety table: link × order × local step × policy × restart × {@code E}, in words as people would write them
 * down, and then every combination against the rules as they were written down for people.
 */
class RelaySafetyTest {

    private static final Instant UTC = Instant.parse("2026-06-01T12:00:00Z");
    private static final OrderNumber NUMBER = new OrderNumber(1, 1, 100);

    /**
     * The columns: the link; the engine's newest order; the own step, with its age in s where that matters; E; the
     * policy; where the gateway stands after which start; an operator's hold ("clock" ones with the clock that decides);
     * what comes out for the relay.
     */
    @ParameterizedTest(name = "{8}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # link    | order     | local      | E  | policy | stage        | hold          | wish            | because
        linked    | on        | on         | no | local  | running      | -             | on engineOrder  | both say so
        linked    | on        | on         | no | open   | running      | -             | on engineOrder  | a policy is for the time without link
        linked    | off       | on         | no | local  | running      | -             | off engineOrder | the engine alone opens
        linked    | on        | off        | no | local  | running      | -             | off localStep   | the own step alone opens
        linked    | off       | off        | no | local  | running      | -             | off localStep   | both say off
        linked    | -         | on         | no | local  | running      | -             | off noOrder     | the engine never said anything of this pack
        linked    | suspended | on         | no | local  | running      | -             | on suspended    | as if there were no link: the own step
        linked    | suspended | off        | no | local  | running      | -             | off localStep   | the own step says off
        linked    | suspended | on         | no | open   | running      | -             | off suspended   | as if there were no link: both off
        unlinked  | on        | on         | no | local  | running      | -             | on unlinked     | the own step alone
        unlinked  | off       | on         | no | local  | running      | -             | on unlinked     | an order from before the outage does not count
        unlinked  | -         | on         | no | local  | running      | -             | on unlinked     | a site that never had a link
        unlinked  | on        | off        | no | local  | running      | -             | off localStep   | the own step alone
        unlinked  | on        | on         | no | open   | running      | -             | off unlinked    | without link both off
        unlinked  | -         | on         | no | open   | running      | -             | off unlinked    | without link both off
        linked    | on        | on         | E  | local  | running      | -             | off localStep   | E opens whatever anybody says
        unlinked  | on        | on         | E  | local  | running      | -             | off localStep   | E opens without a link, too
        linked    | suspended | on         | E  | local  | running      | -             | off localStep   | E opens in quarantine, too
        linked    | on        | on 20      | no | local  | running      | -             | on engineOrder  | 20 s without a record is the limit
        linked    | on        | on 20.001  | no | local  | running      | -             | off localStepStale | the reader stands still: nothing is known
        unlinked  | on        | on 20.001  | no | local  | running      | -             | off localStepStale | the reader stands still: nothing is known
        linked    | on        | unknown    | no | local  | running      | -             | off noSettings  | no settings are known
        unlinked  | on        | unknown    | no | local  | cold         | -             | off noSettings  | no settings are known
        unlinked  | -         | unknown    | no | local  | warm on      | -             | off noSettings  | settings were lost during a restart
        unlinked  | on        | kept       | no | local  | cold         | -             | off starting    | a start opens, and nothing has decided yet
        linked    | on        | on         | no | local  | cold         | -             | off starting    | fewer than three frames after a start
        unlinked  | on        | kept       | no | local  | warm on      | -             | on starting     | an update leaves it as it is
        unlinked  | on        | kept       | no | open   | warm on      | -             | on starting     | the link cannot be back yet: three frames first
        unlinked  | on        | kept       | no | local  | warm off     | -             | off starting    | an update leaves it as it is
        linked    | on        | on         | no | local  | warm off     | -             | off starting    | an update closes nothing before three frames
        linked    | off       | on         | no | local  | warm on      | -             | off engineOrder | the engine opens at once, when it is linked so soon
        unlinked  | off       | on         | no | local  | warm on      | -             | on starting     | an order from before the restart opens nothing
        unlinked  | on        | off        | no | local  | warm on      | -             | off localStep   | a limit seen by the own step opens at once
        unlinked  | on        | on         | E  | local  | warm on      | -             | off localStep   | no frames after an update: E opens
        unlinked  | on        | kept 20    | no | local  | warm on      | -             | on starting     | 20 s without a record is the limit
        unlinked  | on        | kept 20.001| no | local  | warm on      | -             | off localStepStale | the line's reader never came back
        unlinked  | on        | on         | no | local  | running      | ends 1 ms on  | off operator    | a hold lasts without a link
        unlinked  | on        | on         | no | local  | running      | ends now      | on unlinked     | a hold has its end
        unlinked  | on        | on         | no | local  | running      | ended unset   | off operator    | a clock that was never set cannot end it
        linked    | on        | on         | no | local  | running      | ends 1 ms on  | off operator    | a hold the engine's masked order forgot
        unlinked  | on        | kept       | no | local  | warm on      | ends 1 ms on  | off operator    | a hold lasts over a restart
        linked    | on        | on         | no | local  | stopping     | -             | off stopping    | a stop opens
        unlinked  | on        | on         | no | local  | stopping     | -             | off stopping    | a stop opens
        """)
    void table(
            String link,
            String order,
            String local,
            String e,
            String policy,
            String stage,
            String hold,
            String wish,
            String because) {
        Situation situation = new Situation(
                stage(stage),
                local(local, e.equals("E")),
                order(order, hold),
                link.equals("linked"),
                UnlinkedPolicy.valueOf(policy.toUpperCase(Locale.ROOT)),
                false,
                UTC,
                hold == null || !hold.endsWith("unset"));

        for (RelayName relay : RelayName.values()) {
            Wish decided = RelayDecision.decide(relay, situation);

            assertThat((decided.on() ? "on " : "off ") + decided.because().word())
                    .as("%s: %s", relay, because)
                    .isEqualTo(wish);
        }
    }

    private static Stage stage(String text) {
        return switch (text) {
            case "running" -> Stage.after(3, RelayPair.OFF);
            case "cold" -> Stage.after(2, RelayPair.OFF);
            case "warm on" -> Stage.after(2, new RelayPair(true, true));
            case "warm off" -> Stage.after(0, RelayPair.OFF);
            case "stopping" -> new Stage.Stopping();
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Optional<LocalView> local(String text, boolean e) {
        if (text.equals("unknown")) {
            return Optional.empty();
        }
        String[] words = text.split(" ");
        boolean stepped = !words[0].equals("kept");
        boolean on = !words[0].equals("off");
        Duration age =
                words.length == 1 ? Duration.ZERO : Duration.ofMillis(Math.round(Double.parseDouble(words[1]) * 1_000));
        return Optional.of(new LocalView(new RelayPair(on, on), e, stepped, age));
    }

    private static Optional<EngineOrder> order(String text, String hold) {
        if (text == null) {
            return Optional.empty();
        }
        Hold holds = new Hold(
                switch (hold) {
                    case null -> Optional.empty();
                    case "ends 1 ms on" -> Optional.of(UTC.plusMillis(1));
                    case "ends now", "ended unset" -> Optional.of(UTC);
                    default -> throw new IllegalArgumentException(hold);
                });
        RelayPair pair = text.equals("on") ? new RelayPair(true, true) : RelayPair.OFF;
        return Optional.of(new EngineOrder(NUMBER, pair, pair, text.equals("suspended"), holds, holds));
    }

    @Test
    void eachRelayHasItsOwnDecision() {
        for (RelayPair local : pairs()) {
            for (RelayPair order : pairs()) {
                Situation situation = situation(
                        new Stage.Running(),
                        Optional.of(new LocalView(local, false, true, Duration.ZERO)),
                        Optional.of(new EngineOrder(NUMBER, order, order, false, Hold.NONE, Hold.NONE)),
                        true,
                        UnlinkedPolicy.LOCAL,
                        false);

                assertThat(RelayDecision.decide(RelayName.CHARGE, situation).on())
                        .isEqualTo(local.chargeOn() && order.chargeOn());
                assertThat(RelayDecision.decide(RelayName.LOAD, situation).on())
                        .isEqualTo(local.loadOn() && order.loadOn());
            }
        }
    }

    /**
     * Every combination against the design's sentences, each as one condition that must hold for a closed relay, so that
     * nothing of the decision's own shape is used.
     */
    @Test
    void everyCombination() {
        int closed = 0;
        List<Situation> all = all();
        for (Situation it : all) {
            for (RelayName relay : RelayName.values()) {
                boolean expected = mayBeClosed(relay, it);
                closed += expected ? 1 : 0;

                assertThat(RelayDecision.decide(relay, it).on())
                        .as("%s %s", relay, it)
                        .isEqualTo(expected);
            }
        }
        assertThat(closed).as("closed of %s", all.size()).isBetween(1, all.size());
    }

    private static boolean mayBeClosed(RelayName relay, Situation it) {
        boolean charge = relay == RelayName.CHARGE;
        boolean settingsKnown = it.local().isPresent();
        boolean fresh = settingsKnown && it.local().get().age().toMillis() <= 20_000;
        boolean quiet = settingsKnown && !it.local().get().stepped();
        boolean localOn = settingsKnown
                && (charge
                        ? it.local().get().decision().chargeOn()
                        : it.local().get().decision().loadOn());
        boolean e = settingsKnown && it.local().get().communicationError();
        Optional<Instant> until = it.order()
                .flatMap(o -> charge ? o.chargeHold().until() : o.loadHold().until());
        boolean held = until.isPresent() && !(it.clockSet() && !it.utc().isBefore(until.get()));
        if (!settingsKnown || !fresh || held || it.stage() instanceof Stage.Stopping) {
            return false;
        }
        boolean localAllows = localOn && !e;
        boolean orderCounts = it.linked() && it.order().map(o -> !o.suspended()).orElse(true);
        boolean orderOn = it.order().isPresent()
                && (charge
                        ? it.order().get().pack().chargeOn()
                        : it.order().get().pack().loadOn())
                && (!it.wholeInstallation()
                        || (charge
                                ? it.order().get().installation().chargeOn()
                                : it.order().get().installation().loadOn()));
        if (it.stage() instanceof Stage.Starting(RelayPair leftAs)) {
            boolean was = charge ? leftAs.chargeOn() : leftAs.loadOn();
            return was
                    && (quiet || localAllows)
                    && (!orderCounts || orderOn || it.order().isEmpty());
        }
        // Three frames have been stepped by then, so an own step that took none cannot be running.
        boolean local = quiet || localAllows;
        return local && (orderCounts ? orderOn : it.policy() == UnlinkedPolicy.LOCAL);
    }

    private static List<Situation> all() {
        List<Situation> all = new ArrayList<>();
        for (Stage stage : stages()) {
            for (Optional<LocalView> local : locals()) {
                for (Optional<EngineOrder> order : orders()) {
                    for (UnlinkedPolicy policy : UnlinkedPolicy.values()) {
                        for (int bits = 0; bits < 8; bits++) {
                            all.add(new Situation(
                                    stage, local, order, (bits & 1) > 0, policy, (bits & 2) > 0, UTC, (bits & 4) > 0));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static List<Stage> stages() {
        List<Stage> stages = new ArrayList<>(List.of(new Stage.Running(), new Stage.Stopping()));
        pairs().forEach(pair -> stages.add(new Stage.Starting(pair)));
        return stages;
    }

    private static List<Optional<LocalView>> locals() {
        List<Optional<LocalView>> locals = new ArrayList<>(List.of(Optional.empty()));
        for (RelayPair pair : pairs()) {
            for (boolean e : List.of(false, true)) {
                for (boolean stepped : List.of(false, true)) {
                    for (Duration age : List.of(Duration.ZERO, Duration.ofSeconds(20), Duration.ofMillis(20_001))) {
                        locals.add(Optional.of(new LocalView(pair, e, stepped, age)));
                    }
                }
            }
        }
        return locals;
    }

    private static List<Optional<EngineOrder>> orders() {
        List<Optional<EngineOrder>> orders = new ArrayList<>(List.of(Optional.empty()));
        List<Hold> holds =
                List.of(Hold.NONE, new Hold(Optional.of(UTC.plusMillis(1))), new Hold(Optional.of(UTC.minusMillis(1))));
        for (RelayPair pack : pairs()) {
            for (RelayPair installation : pairs()) {
                for (boolean suspended : List.of(false, true)) {
                    for (Hold charge : holds) {
                        orders.add(
                                Optional.of(new EngineOrder(NUMBER, pack, installation, suspended, charge, Hold.NONE)));
                    }
                }
            }
        }
        return orders;
    }

    private static List<RelayPair> pairs() {
        return List.of(
                RelayPair.OFF, new RelayPair(false, true), new RelayPair(true, false), new RelayPair(true, true));
    }

    private static Situation situation(
            Stage stage,
            Optional<LocalView> local,
            Optional<EngineOrder> order,
            boolean linked,
            UnlinkedPolicy policy,
            boolean wholeInstallation) {
        return new Situation(stage, local, order, linked, policy, wholeInstallation, UTC, true);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
        1/1/100 | 1/1/101 | 1/1/101 | a newer one counts
        1/1/100 | 1/1/100 | last    | a doubled one changes nothing
        1/1/100 | 1/1/99  | last    | an older one changes nothing
        1/2/1   | 1/1/999 | last    | one from before the gateway's start changes nothing
        1/9/999 | 2/1/1   | 2/1/1   | one of a gateway enrolled later counts
        2/1/1   | 1/9/999 | last    | one of a gateway that was replaced changes nothing
        """)
    void orderedOrders(String last, String next, String newest, String because) {
        EngineOrder before = numbered(last, RelayPair.OFF);
        EngineOrder after = numbered(next, new RelayPair(true, true));

        assertThat(EngineOrder.newest(Optional.of(before), after))
                .as(because)
                .isSameAs(newest.equals("last") ? before : after);
        assertThat(EngineOrder.newest(Optional.empty(), after)).isSameAs(after);
    }

    private static EngineOrder numbered(String text, RelayPair pair) {
        String[] parts = text.split("/");
        OrderNumber number =
                new OrderNumber(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
        return new EngineOrder(number, pair, pair, false, Hold.NONE, Hold.NONE);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        kernel-1 | 100000 | kernel-1 | 160000 | on  | 60 s: an update
        kernel-1 | 100000 | kernel-1 | 160001 | off | longer than an update takes
        kernel-1 | 100000 | kernel-1 | 100000 | on  | at once
        kernel-1 | 100000 | kernel-1 | 99999  | off | time never goes back: the mark is not to be believed
        kernel-1 | 100000 | kernel-2 | 100001 | off | the board was started anew
        -        | 0      | kernel-1 | 1000   | off | it did not stop by itself
        """)
    void restarts(String stopped, long stoppedMs, String started, long startedMs, String left, String because) {
        Optional<StopMark> last = Optional.ofNullable(stopped)
                .map(boot -> new StopMark(boot, stoppedMs, Map.of("a", new RelayPair(true, true))));

        assertThat(StopMark.leftAs(last, "a", started, startedMs))
                .as(because)
                .isEqualTo(left.equals("on") ? new RelayPair(true, true) : RelayPair.OFF);
        assertThat(StopMark.leftAs(last, "b", started, startedMs))
                .as("an output that was not there before")
                .isEqualTo(RelayPair.OFF);
    }
}
