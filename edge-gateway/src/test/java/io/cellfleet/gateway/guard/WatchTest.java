package io.cellfleet.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.gateway.guard.Watch.Act;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {

    /** What the guard sees, in order: {@code process:beat[s]@second}, {@code s} stopped, or {@code -} nothing. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        -@0 -@100                     | WAIT         | no gateway was ever here
        1:1@0 1:2@4 1:3@8             | WAIT         | it beats
        1:1@0 1:1@5                   | WAIT         | 5 s without a beat are the limit
        1:1@0 1:1@5.001               | END_AND_OPEN | it hangs, or was killed
        1:1@0 1:1@6 1:2@6.5           | WAIT         | it goes on
        1:1@0 -@5.001                 | END_AND_OPEN | a heartbeat that cannot be read stands still
        1:1s@0 1:1s@65                | WAIT         | it stopped by itself: an update may take 60 s
        1:1s@0 1:1s@65.001            | OPEN         | it did not come back
        1:1s@0 2:1@30                 | WAIT         | it came back as another process
        1:1s@0 2:1@30 2:1@35.001      | END_AND_OPEN | and hangs
        1:9@0 1:9@6 1:9s@6.5 1:9s@60  | WAIT         | it stopped by itself after all
        """)
    void acts(String story, Act act, String because) {
        Watch watch = new Watch(Duration.ofSeconds(5), Duration.ofSeconds(65));
        Act last = Act.WAIT;
        for (String word : story.split(" +", -1)) {
            String[] parts = word.split("@", -1);
            last = watch.look(seen(parts[0]), Math.round(Double.parseDouble(parts[1]) * 1_000));
        }

        assertThat(last).as(because).isEqualTo(act);
    }

    private static Optional<Heartbeat> seen(String text) {
        if (text.equals("-")) {
            return Optional.empty();
        }
        boolean stopped = text.endsWith("s");
        String[] numbers = (stopped ? text.substring(0, text.length() - 1) : text).split(":", -1);
        return Optional.of(new Heartbeat(Long.parseLong(numbers[0]), 7, Long.parseLong(numbers[1]), stopped));
    }
}
