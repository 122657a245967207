package io.cellfleet.battery.warning;

import static io.cellfleet.battery.relay.RelayName.CHARGE;
import static io.cellfleet.battery.relay.RelayName.LOAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.action.OperatorAction.OverrideOff;
import io.cellfleet.battery.pack.PackEvent;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayOverride;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "Relay does not follow" (rule W3): the gateway reports what it wants of a relay and what the relay answers. */
class RelayDoesNotFollowTest {

    private static final Reading GOOD = Reading.of(4);
    private static final Reading COLD = GOOD.degrees(-10, 250);

    @ParameterizedTest(name = "decided on {0}, wanted {1}, is {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
        decided | wanted | is    | strays | because
        true    | true   | true  | false  | closed as it should be
        true    | false  | false | false  | the gateway may always open
        true    | true   | false | true   | it does not close
        true    | false  | true  | true   | it does not open
        true    | true   | -     | false  | nobody can tell
        true    | false  | -     | false  | nobody can tell
        false   | false  | false | false  | open as it should be
        false   | true   | true  | true   | closed although we would have it open
        false   | true   | -     | true   | wanted closed: as far as anybody knows it is
        false   | false  | true  | true   | its contacts are welded
        false   | true   | false | true   | it does not do as its gateway wants
        false   | false  | -     | false  | open as far as anybody knows
        """)
    void compared(boolean decided, boolean wanted, @Nullable Boolean is, boolean strays, String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).frames(3, decided ? GOOD : COLD);
        assertThat(pack.loadOn()).isEqualTo(decided);

        pack.relayReportAfter(0, LOAD, wanted, is).frames(40, decided ? GOOD : COLD);

        assertThat(pack.lit(WarningCode.RELAY_DOES_NOT_FOLLOW)).isEqualTo(strays);
        if (strays) {
            assertThat(pack.warning(WarningCode.RELAY_DOES_NOT_FOLLOW).detail())
                    .isEqualTo("the relay for load has not been where it was told to be for 30 s");
        }
    }

    @ParameterizedTest(name = "{0} ms: {1}")
    @CsvSource({"30000, false", "30001, true"})
    void forMoreThanThirtySeconds(long ms, boolean on) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).relayReportAfter(0, CHARGE, true, false);

        pack.lineReportAfter(ms);

        assertThat(pack.lit(WarningCode.RELAY_DOES_NOT_FOLLOW)).isEqualTo(on);
    }

    @Test
    void endsWithTheReportThatItFollows() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD);
        pack.relayReportAfter(0, CHARGE, true, false)
                .relayReportAfter(0, LOAD, false, true)
                .frames(40, GOOD);
        assertThat(pack.warning(WarningCode.RELAY_DOES_NOT_FOLLOW).detail())
                .startsWith("the relay for charge, load has");

        assertThat(pack.relayReportAfter(0, CHARGE, true, true).lit(WarningCode.RELAY_DOES_NOT_FOLLOW))
                .as("the other one does not")
                .isTrue();
        assertThat(pack.relayReportAfter(0, LOAD, true, true).lit(WarningCode.RELAY_DOES_NOT_FOLLOW))
                .isFalse();
    }

    @ParameterizedTest(name = "a relay held off, {0}: {1}")
    @CsvSource({"CHARGE, true", "LOAD, false"})
    void oneThatIsHeldOffMustBeOpen(RelayName held, boolean strays) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).relayReportAfter(0, CHARGE, true, true);
        RelayOverride override = new RelayOverride("ann", "repair", pack.now().plusSeconds(600));

        pack.asked(new OverrideOff("a1", held, override)).frames(40, GOOD);

        assertThat(pack.chargeOn()).isTrue();
        assertThat(pack.lit(WarningCode.RELAY_DOES_NOT_FOLLOW)).isEqualTo(strays);
    }

    @ParameterizedTest(name = "the last report is {0} ms old: on {1}")
    @CsvSource({"150000, true", "150001, false"})
    void anOldReportSaysNothingMore(long ms, boolean on) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).relayReportAfter(0, LOAD, true, true);

        pack.lineReportAfter(ms - 40_000);
        pack.frames(3, GOOD);
        assertThat(pack.loadOn()).isTrue();
        // E opens the relay, and the report that it is closed grows old.
        pack.frames(6, GOOD.withErrorBit());
        assertThat(pack.loadOn()).isFalse();
        pack.lineReportAfter(31_000);

        assertThat(pack.lit(WarningCode.RELAY_DOES_NOT_FOLLOW)).isEqualTo(on);
    }

    @Test
    void reportsThatStopDoNotEndIt() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).relayReportAfter(0, CHARGE, true, false);
        pack.frames(40, GOOD);

        pack.frames(300, GOOD);

        assertThat(pack.warning(WarningCode.RELAY_DOES_NOT_FOLLOW).detail())
                .startsWith("a relay, before its reports stopped, had not been");
        assertThat(pack.relayReportAfter(0, CHARGE, true, true).lit(WarningCode.RELAY_DOES_NOT_FOLLOW))
                .isFalse();
    }

    @Test
    void reportsThatStopDoNotBeginIt() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).relayReportAfter(0, CHARGE, true, false);
        pack.frames(20, GOOD).lineReportAfter(140_000);

        pack.relayReportAfter(0, CHARGE, true, false).lineReportAfter(30_000);
        assertThat(pack.lit(WarningCode.RELAY_DOES_NOT_FOLLOW))
                .as("only now it lasts 30 s")
                .isFalse();
        pack.lineReportAfter(1);
        assertThat(pack.lit(WarningCode.RELAY_DOES_NOT_FOLLOW)).isTrue();
    }

    @Test
    void aGatewayThatStartsAnewMayHaveNoRelays() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).relayReportAfter(0, CHARGE, true, false);
        pack.frames(40, GOOD);
        assertThat(pack.lit(WarningCode.RELAY_DOES_NOT_FOLLOW)).isTrue();

        pack.gatewayRestarts().frame(GOOD);

        assertThat(pack.lit(WarningCode.RELAY_DOES_NOT_FOLLOW)).isFalse();
        assertThat(pack.relayReportAfter(0, CHARGE, true, false).events(PackEvent.RelayReported.class))
                .as("what it says first is news")
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0} {1} {2}: news {3}")
    @CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
        relay  | wanted | is    | news  | because
        CHARGE | true   | true  | false | the same again
        CHARGE | false  | true  | true  | the gateway wants something else
        CHARGE | true   | false | true  | the relay answers otherwise
        CHARGE | true   | -     | true  | the relay does not answer any more
        LOAD   | true   | true  | true  | the other relay
        """)
    void onlyNewsIsAnEvent(RelayName relay, boolean wanted, @Nullable Boolean is, boolean news, String because) {
        Pack pack = new Pack(Draft.FOUR_CELLS).relayReportAfter(0, CHARGE, true, true);
        assertThat(pack.events(PackEvent.RelayReported.class))
                .containsExactly(new PackEvent.RelayReported(CHARGE, true, Optional.of(true), "both"));

        pack.relayReportAfter(60_000, relay, wanted, is);

        assertThat(pack.events(PackEvent.RelayReported.class)).hasSize(news ? 1 : 0);
    }

    @Test
    void aReportIsTheGatewayBeingHeard() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD);
        for (int i = 0; i < 5; i++) {
            pack.relayReportAfter(5_000, CHARGE, true, true);
        }

        assertThat(pack.lights())
                .as("25 s without a frame although the gateway is heard")
                .containsExactly("E");
    }

    @Test
    void aReportGrowsOldFromTheTimeTheClockIsSetBack() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).relayReportAfter(0, CHARGE, true, false);
        pack.frame(GOOD).lineReportAfter(-3_600_000);

        pack.lineReportAfter(30_001);
        assertThat(pack.lit(WarningCode.RELAY_DOES_NOT_FOLLOW)).isTrue();
        assertThat(pack.state().reported().charge().orElseThrow().at())
                .isEqualTo(pack.now().minusMillis(30_001));
    }
}
