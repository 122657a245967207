package io.cellfleet.battery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.action.OperatorAction.EndOverride;
import io.cellfleet.battery.action.OperatorAction.OverrideOff;
import io.cellfleet.battery.pack.PackEvent.ActionApplied;
import io.cellfleet.battery.pack.PackEvent.ActionRefused;
import io.cellfleet.battery.pack.PackEvent.OverrideBegan;
import io.cellfleet.battery.pack.PackEvent.OverrideEnded;
import io.cellfleet.battery.pack.PackEvent.RelayChanged;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator holds a relay off, with reason and expiry (rule R12). */
class OverrideTest {

    private static final Reading GOOD = Reading.of(4);

    private final Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD);

    @ParameterizedTest
    @EnumSource(RelayName.class)
    void masksTheOutputNotTheDecision(RelayName relay) {
        RelayName other = relay == RelayName.CHARGE ? RelayName.LOAD : RelayName.CHARGE;
        RelayOverride override = until(60);

        pack.asked(new OverrideOff("a1", relay, override)).frame(GOOD);

        assertThat(pack.events())
                .containsExactly(new ActionApplied("a1", "overrideOff", "ann"), new OverrideBegan(relay, override));
        assertThat(pack.status().relays().of(relay).on()).as("the decision").isTrue();
        assertThat(lets(relay)).isFalse();
        assertThat(lets(other)).isTrue();
        assertThat(pack.status().overrides().of(relay)).contains(override);
    }

    @Test
    void neverLetsARelayOnThatIsOff() {
        pack.asked(new OverrideOff("a1", RelayName.CHARGE, until(10)))
                .frames(2, GOOD.volts(3_300, 3_700))
                .asked(new EndOverride("a2", "ann", RelayName.CHARGE))
                .frame(GOOD);

        assertThat(pack.events(OverrideEnded.class)).hasSize(1);
        assertThat(lets(RelayName.CHARGE)).as("Vmax opened it meanwhile").isFalse();
    }

    @ParameterizedTest(name = "{0} ms before its end, by a {1}: ended {2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        ms | record        | ended | because
        1  | frame         | false | its time has not come
        0  | frame         | true  | it ends at its time
        1  | line report   | false | its time has not come
        0  | line report   | true  | time goes on without frames too
        0  | relay report  | true  | and with any record
        0  | rejected      | true  | even with one that is nothing
        """)
    void endsByTheTimeOfTheRecords(long ms, String kind, boolean ended, String because) {
        pack.asked(new OverrideOff("a1", RelayName.LOAD, until(10))).frame(GOOD);

        switch (kind) {
            case "frame" -> pack.frameAfter(9_000 - ms, GOOD);
            case "line report" -> pack.lineReportAfter(9_000 - ms);
            case "relay report" -> pack.relayReportAfter(9_000 - ms, RelayName.LOAD, false, false);
            default -> pack.rejectedAfter(9_000 - ms);
        }

        assertThat(pack.events().contains(new OverrideEnded(RelayName.LOAD, OverrideEnded.Cause.EXPIRED)))
                .isEqualTo(ended);
        assertThat(lets(RelayName.LOAD)).isEqualTo(ended);
    }

    @Test
    void aClockThatIsNotSetCannotTellThatItsTimeHasCome() {
        pack.asked(new OverrideOff("a1", RelayName.LOAD, until(10))).frame(GOOD);

        pack.clockSet(false).frameAfter(3_600_000, GOOD);
        assertThat(lets(RelayName.LOAD)).isFalse();

        pack.clockSet(true).frame(GOOD);
        assertThat(lets(RelayName.LOAD)).isTrue();
    }

    @Test
    void aClockThatIsNotSetRefusesNone() {
        Instant past = pack.now().minusSeconds(60);

        pack.clockSet(false)
                .asked(new OverrideOff("a1", RelayName.LOAD, new RelayOverride("ann", "repair", past)))
                .frame(GOOD);

        assertThat(lets(RelayName.LOAD)).isFalse();
    }

    @Test
    void lastsThroughAClockThatJumpsBack() {
        pack.asked(new OverrideOff("a1", RelayName.LOAD, until(10))).frameAfter(-3_600_000, GOOD);
        pack.frames(60, GOOD);

        assertThat(lets(RelayName.LOAD)).as("it is the hour that counts").isFalse();
    }

    @ParameterizedTest(name = "until {0} s from the record: refused {1}")
    @CsvSource({"0, true", "-1, true", "1, false"})
    void mustEndLater(int seconds, boolean refused) {
        RelayOverride override = until(1 + seconds);

        pack.asked(new OverrideOff("a1", RelayName.LOAD, override)).frame(GOOD);

        assertThat(lets(RelayName.LOAD)).isEqualTo(refused);
        if (refused) {
            assertThat(pack.events())
                    .containsExactly(new ActionRefused(
                            "a1",
                            "overrideOff",
                            "ann",
                            "until is " + override.until() + " but the pack's time is " + pack.now()));
        }
    }

    @Test
    void oneThatHasEndedIsToldBeforeTheNextBegins() {
        pack.asked(new OverrideOff("a1", RelayName.LOAD, until(5))).frame(GOOD);
        RelayOverride second = until(60);

        pack.asked(new OverrideOff("a2", RelayName.LOAD, second)).frameAfter(10_000, GOOD);

        assertThat(pack.events())
                .containsExactly(
                        new OverrideEnded(RelayName.LOAD, OverrideEnded.Cause.EXPIRED),
                        new ActionApplied("a2", "overrideOff", "ann"),
                        new OverrideBegan(RelayName.LOAD, second));
    }

    @Test
    void aSecondOneTakesThePlaceOfTheFirst() {
        pack.asked(new OverrideOff("a1", RelayName.LOAD, until(600))).frame(GOOD);
        RelayOverride second = until(10);

        pack.asked(new OverrideOff("a2", RelayName.LOAD, second)).frame(GOOD);

        assertThat(pack.status().overrides().load()).contains(second);
        assertThat(pack.events(OverrideEnded.class)).isEmpty();
    }

    @Test
    void isEndedBeforeItsTime() {
        pack.asked(new OverrideOff("a1", RelayName.LOAD, until(600))).frame(GOOD);

        pack.asked(new EndOverride("a2", "bob", RelayName.LOAD)).frame(GOOD);

        assertThat(pack.events())
                .containsExactly(
                        new ActionApplied("a2", "endOverride", "bob"),
                        new OverrideEnded(RelayName.LOAD, OverrideEnded.Cause.ENDED));
        assertThat(lets(RelayName.LOAD)).isTrue();
    }

    @Test
    void whereNoneIsNoneCanBeEnded() {
        pack.asked(new OverrideOff("a1", RelayName.LOAD, until(600)), new EndOverride("a2", "bob", RelayName.CHARGE))
                .frame(GOOD);

        assertThat(pack.events(ActionRefused.class))
                .containsExactly(new ActionRefused("a2", "endOverride", "bob", "the relay is not held off"));
        assertThat(lets(RelayName.LOAD)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(RelayName.class)
    void opensTheCombinedOutputWhicheverRelayItIs(RelayName relay) {
        Pack combined = new Pack(Draft.FOUR_CELLS.with("combinedOutput", true)).frames(3, GOOD);
        assertThat(combined.status().combinedOn()).isEqualTo(Optional.of(true));

        combined.asked(new OverrideOff("a1", relay, until(60))).frame(GOOD);

        assertThat(combined.status().combinedOn()).isEqualTo(Optional.of(false));
    }

    @Test
    void survivesARestart() {
        pack.asked(new OverrideOff(
                        "a1",
                        RelayName.LOAD,
                        new RelayOverride("ann", "repair", pack.now().plusNanos(9_000_900_000L))))
                .frame(GOOD)
                .isRestored();

        assertThat(lets(RelayName.LOAD)).isFalse();
        assertThat(pack.frameAfter(7_999, GOOD).events(OverrideEnded.class)).isEmpty();
        assertThat(pack.frameAfter(1, GOOD).events(OverrideEnded.class))
                .as("an end between two ms is the ms before, read again or not")
                .hasSize(1);
        assertThat(pack.allEvents(RelayChanged.class)).as("of the first frames").hasSize(2);
    }

    private RelayOverride until(int seconds) {
        return new RelayOverride("ann", "repair", pack.now().plusSeconds(seconds));
    }

    private boolean lets(RelayName relay) {
        return pack.status().overrides().lets(relay, pack.status().relays());
    }
}
