package io.cellfleet.battery.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.pack.RandomSite.Next;
import io.cellfleet.battery.pack.StepResult.Stepped;
import io.cellfleet.battery.testkit.Pack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same records, settings and actions give bit-identical state and the same results, across restarts too (rule S10). */
class ReplayTest {

    private static final int RECORDS = 5_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void goesTheSameWayAgain(long seed) {
        List<StepResult> first = new ArrayList<>();
        Optional<PackState> state = run(seed, first, false);
        List<StepResult> again = new ArrayList<>();
        Optional<PackState> stateAgain = run(seed, again, false);

        assertThat(again).isEqualTo(first);
        assertThat(StateBytes.write(stateAgain.orElseThrow())).isEqualTo(StateBytes.write(state.orElseThrow()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void goesTheSameWayThroughRestartsAndRepeats(long seed) {
        List<StepResult> undisturbed = new ArrayList<>();
        run(seed, undisturbed, false);
        List<StepResult> disturbed = new ArrayList<>();
        run(seed, disturbed, true);

        for (int i = 0; i < RECORDS; i++) {
            if (!disturbed.get(i).equals(undisturbed.get(i))) {
                assertThat(disturbed.get(i)).as("record %d", i).isEqualTo(undisturbed.get(i));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void aStateReadIsTheStateWritten(long seed) {
        RandomSite site = new RandomSite(seed);
        Optional<PackState> state = Optional.empty();
        for (int i = 0; i < RECORDS; i++) {
            Next next = site.next();
            PackState after = ((Stepped) next.after(state)).after();
            byte[] bytes = StateBytes.write(after);
            PackState read = StateBytes.read(bytes);
            if (!read.equals(after) || !Arrays.equals(StateBytes.write(read), bytes)) {
                assertThat(read).as("record %d", i).isEqualTo(after);
            }
            state = Optional.of(after);
        }
    }

    /** With {@code disturbed}, the state is written and read, and old records come again, now and then. */
    private static Optional<PackState> run(long seed, List<StepResult> results, boolean disturbed) {
        RandomSite site = new RandomSite(seed);
        Random restarts = new Random(seed);
        Optional<PackState> state = Optional.empty();
        for (int i = 0; i < RECORDS; i++) {
            Next next = site.next();
            if (disturbed && state.isPresent() && restarts.nextInt(3) == 0) {
                state = Optional.of(StateBytes.read(StateBytes.write(state.get())));
            }
            StepResult result = next.after(state);
            results.add(result);
            state = Optional.of(((Stepped) result).after());
            if (disturbed) {
                assertThat(next.after(state)).isInstanceOf(StepResult.AlreadyApplied.class);
                assertThat(PackStep.step(state, old(i), next.inForce())).isInstanceOf(StepResult.AlreadyApplied.class);
            }
        }
        return state;
    }

    private static PackInput old(int second) {
        return new PackInput.LineReported(new OrderNumber(1, 1, 1), Pack.START.plusSeconds(second));
    }
}
