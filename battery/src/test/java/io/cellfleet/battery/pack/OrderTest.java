package io.cellfleet.battery.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.pack.PackEvent.GapSeen;
import io.cellfleet.battery.pack.PackInput.LineReported;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every record is applied once and in its gateway's order; what is missing is told. */
class OrderTest {

    @ParameterizedTest(name = "{0}/{1}/{2} after 2/3/10: {3}")
    @CsvSource({
        "2, 3, 10, false", "2, 3, 9,  false", "2, 2, 99, false", "1, 9, 99, false",
        "2, 3, 11, true", "2, 4, 1,  true", "3, 1, 1,  true", "2, 3, 99, true"
    })
    void whatIsNotNewerIsIgnored(int enrolment, int boot, long sequence, boolean applied) {
        SettingsInForce inForce = new SettingsInForce(1, Draft.FOUR_CELLS.settings(), Pack.ZONE);
        StepResult first =
                PackStep.step(Optional.empty(), new LineReported(new OrderNumber(2, 3, 10), Pack.START), inForce);
        PackState known = ((StepResult.Stepped) first).after();

        StepResult result = PackStep.step(
                Optional.of(known),
                new LineReported(new OrderNumber(enrolment, boot, sequence), Pack.START.plusSeconds(5)),
                inForce);

        assertThat(result instanceof StepResult.Stepped).isEqualTo(applied);
    }

    @Test
    void aDuplicateChangesNothingEvenWithOtherContents() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(5, Reading.of(4));
        OrderNumber last = pack.state().lastOrder();

        assertThat(pack.offer(new LineReported(last, pack.now().plusSeconds(60))))
                .isEqualTo(new StepResult.AlreadyApplied());
    }

    @ParameterizedTest(name = "{0} lost: {1}")
    @CsvSource(
            nullValues = "none",
            value = {"0, none", "1, 1", "7, 7", "100000, 100000"})
    void aGapIsTold(int lost, Long missing) {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(5, Reading.of(4));

        pack.losesRecords(lost).frame(Reading.of(4));

        assertThat(pack.allEvents(GapSeen.class).stream().map(GapSeen::missing))
                .isEqualTo(missing == null ? List.of() : List.of(missing));
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "1/1/5, 1/1/6, 0",
        "1/1/5, 1/1/9, 3",
        "1/1/5, 1/2/1, 0",
        "1/1/5, 1/2/4, 3",
        "1/1/5, 1/9/1, 0",
        "1/1/5, 2/1/1, 0",
        "1/1/5, 2/1/3, 2",
        "1/7/5, 2/7/6, 5"
    })
    void missingNumbersAreCountedAsFarAsTheyTell(String from, String to, long missing) {
        assertThat(order(from).missingUntil(order(to))).isEqualTo(missing);
    }

    @Test
    void aNewStartOfTheGatewayIsNoGap() {
        Pack pack = new Pack(Draft.FOUR_CELLS).frames(5, Reading.of(4));

        pack.gatewayRestarts()
                .frames(5, Reading.of(4))
                .gatewayRestarts()
                .losesRecords(2)
                .frame(Reading.of(4));

        assertThat(pack.allEvents(GapSeen.class)).containsExactly(new GapSeen(2));
    }

    @Test
    void numbersBeginWithOne() {
        assertThatThrownBy(() -> new OrderNumber(0, 1, 1)).hasMessageStartingWith("enrolment is 0");
        assertThatThrownBy(() -> new OrderNumber(1, 0, 1)).hasMessageStartingWith("boot is 0");
        assertThatThrownBy(() -> new OrderNumber(1, 1, 0)).hasMessageStartingWith("sequence is 0");
    }

    private static OrderNumber order(String text) {
        String[] numbers = text.split("/", 3);
        return new OrderNumber(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Long.parseLong(numbers[2]));
    }
}
