package io.cellfleet.battery.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.action.OperatorAction.AcknowledgeWarning;
import io.cellfleet.battery.pack.PackEvent.ActionApplied;
import io.cellfleet.battery.pack.PackEvent.ActionRefused;
import io.cellfleet.battery.pack.PackEvent.WarningAcknowledged;
import io.cellfleet.battery.pack.PackEvent.WarningCleared;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A warning's life (rule W5): raised, acknowledged, cleared; an acknowledgement lives as long as its warning. */
class AcknowledgementTest {

    private static final Reading GOOD = Reading.of(4);
    private static final Reading HIGH = GOOD.volts(3_300, 3_700);
    private static final AcknowledgeWarning SEEN =
            new AcknowledgeWarning("a1", "ann", WarningCode.VOLTAGE_HIGH, "charger is off");

    private final Pack pack = new Pack(Draft.FOUR_CELLS).frames(3, GOOD).frames(2, HIGH);

    @Test
    void saysWhoWhenAndWhat() {
        Instant raisedAt = pack.warning(WarningCode.VOLTAGE_HIGH).raisedAt();

        pack.asked(SEEN).frame(HIGH);

        assertThat(pack.events())
                .containsExactly(
                        new ActionApplied("a1", "acknowledgeWarning", "ann"),
                        new WarningAcknowledged(WarningCode.VOLTAGE_HIGH, raisedAt, "ann", "charger is off"));
        assertThat(acknowledged()).contains(new Acknowledgement("ann", pack.now()));
        assertThat(pack.warning(WarningCode.VOLTAGE_HIGH).raisedAt()).isEqualTo(raisedAt);
    }

    @Test
    void staysWhileTheWarningIsOn() {
        pack.asked(SEEN).frame(HIGH);
        Optional<Acknowledgement> first = acknowledged();

        pack.frames(60, HIGH).lineReportsFor(30).isRestored().frame(HIGH);

        assertThat(acknowledged()).isEqualTo(first);
    }

    @Test
    void otherWarningsDoNotTouchIt() {
        pack.asked(SEEN).frame(HIGH);

        pack.frames(2, HIGH.degrees(-10, 250));
        assertThat(pack.lights()).containsExactly("Vh", "Tl");
        assertThat(acknowledged()).isPresent();
        assertThat(pack.warning(WarningCode.TEMPERATURE_LOW).acknowledged()).isEmpty();

        pack.frames(2, HIGH);
        assertThat(pack.lights()).containsExactly("Vh");
        assertThat(acknowledged()).isPresent();
    }

    @Test
    void eachWarningHasItsOwn() {
        pack.asked(SEEN).frames(2, HIGH.degrees(-10, 250));

        pack.asked(new AcknowledgeWarning("a2", "bob", WarningCode.TEMPERATURE_LOW, ""))
                .frame(HIGH.degrees(-10, 250));

        assertThat(acknowledged().orElseThrow().author()).isEqualTo("ann");
        assertThat(pack.warning(WarningCode.TEMPERATURE_LOW)
                        .acknowledged()
                        .orElseThrow()
                        .author())
                .isEqualTo("bob");
    }

    @Test
    void endsWithItsWarning() {
        pack.asked(SEEN).frame(HIGH).frames(2, GOOD);
        assertThat(pack.events(WarningCleared.class)).hasSize(1);

        pack.frames(2, HIGH);

        assertThat(pack.lights()).containsExactly("Vh");
        assertThat(acknowledged()).as("nobody has seen this one").isEmpty();
    }

    @Test
    void ofAWarningThatIsOffIsRefused() {
        pack.frames(2, GOOD).asked(SEEN).frame(GOOD);

        assertThat(pack.events())
                .containsExactly(new ActionRefused("a1", "acknowledgeWarning", "ann", "the warning Vh is not active"));
    }

    @Test
    void ofAWarningThatTheSameRecordRaisesIsRefused() {
        Pack other = new Pack(Draft.FOUR_CELLS)
                .frames(3, GOOD)
                .frame(HIGH)
                .asked(SEEN)
                .frame(HIGH);

        assertThat(other.lights()).containsExactly("Vh");
        assertThat(other.events(ActionRefused.class))
                .as("nobody can have seen it")
                .hasSize(1);
    }

    @Test
    void ofAWarningThatTheSameRecordClearsIsTold() {
        pack.frame(GOOD).asked(SEEN).frame(GOOD);

        assertThat(pack.events(WarningAcknowledged.class)).hasSize(1);
        assertThat(pack.events(WarningCleared.class)).hasSize(1);
        assertThat(pack.status().warnings()).isEmpty();
    }

    @Test
    void theNewestCounts() {
        pack.asked(SEEN, new AcknowledgeWarning("a2", "bob", WarningCode.VOLTAGE_HIGH, ""))
                .frame(HIGH);

        assertThat(acknowledged()).contains(new Acknowledgement("bob", pack.now()));
        assertThat(pack.events(WarningAcknowledged.class)).hasSize(2);
    }

    @Test
    void isNotOfTheFutureWhenTheClockIsSetBack() {
        pack.asked(SEEN).frame(HIGH).frameAfter(-3_600_000, HIGH);

        assertThat(acknowledged()).contains(new Acknowledgement("ann", pack.now()));
    }

    @Test
    void withoutItsWarningIsImpossible() {
        Acknowledgement by = new Acknowledgement("ann", pack.now());

        assertThatThrownBy(() -> new Lights(Map.of(), Map.of(WarningCode.VOLTAGE_HIGH, by)))
                .hasMessage("acknowledged are [VOLTAGE_HIGH] but on are only []");
    }

    private Optional<Acknowledgement> acknowledged() {
        return pack.warning(WarningCode.VOLTAGE_HIGH).acknowledged();
    }
}
