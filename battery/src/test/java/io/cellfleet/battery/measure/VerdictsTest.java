package io.cellfleet.battery.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A condition counts when two of the last three frames agree on it (rule M3). */
class VerdictsTest {

    enum Shown {
        SEEN,
        REFUTED,
        UNKNOWN
    }

    static List<List<Shown>> histories() {
        List<List<Shown>> all = new ArrayList<>();
        for (Shown newest : Shown.values()) {
            for (Shown middle : Shown.values()) {
                for (Shown oldest : Shown.values()) {
                    all.add(List.of(newest, middle, oldest));
                }
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void countsWhatTwoOfThreeFramesShow(List<Shown> history) {
        for (Condition condition : Condition.values()) {
            Verdicts counted = Verdicts.majority(
                    verdicts(condition, history.get(0)),
                    verdicts(condition, history.get(1)),
                    verdicts(condition, history.get(2)));

            assertThat(counted.sees(condition)).isEqualTo(Collections.frequency(history, Shown.SEEN) >= 2);
            assertThat(counted.refutes(condition)).isEqualTo(Collections.frequency(history, Shown.REFUTED) >= 2);
        }
    }

    @Test
    void conditionsDoNotTouchEachOther() {
        Verdicts counted = Verdicts.majority(
                verdicts(Condition.STALE_CELL, Shown.SEEN),
                verdicts(Condition.DEVICE_ERROR_BIT, Shown.SEEN),
                verdicts(Condition.IMPLAUSIBLE_READING, Shown.SEEN));

        assertThat(counted).isEqualTo(Verdicts.NONE);
    }

    @Test
    void nothingIsSeenAndRefutedAtOnce() {
        assertThatThrownBy(() -> new Verdicts(3, 2)).hasMessageContaining("seen and refuted");
    }

    private static Verdicts verdicts(Condition condition, Shown shown) {
        return switch (shown) {
            case SEEN -> new Verdicts(condition.bit(), 0);
            case REFUTED -> new Verdicts(0, condition.bit());
            case UNKNOWN -> Verdicts.NONE;
        };
    }
}
