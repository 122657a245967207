package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningTest {

    private final Running running = new Running();
    private final List<String> stopped = new ArrayList<>();

    @Test
    void theLastThatStartedStopsFirst() throws Exception {
        for (String name : List.of("kafka", "api", "edge")) {
            running.start(name, () -> () -> stopped.add(name));
        }

        assertThat(running.stopAll()).isEmpty();
        assertThat(stopped).containsExactly("edge", "api", "kafka");
        assertThat(running.stopAll()).as("a second stop has nothing to do").isEmpty();
        assertThat(stopped).hasSize(3);
    }

    @Test
    void nothingStartsOnceItStops() throws Exception {
        running.stopAll();

        assertThat(running.isStopping()).isTrue();
        assertThatThrownBy(() -> running.start("edge", () -> () -> stopped.add("edge")))
                .isInstanceOf(Running.StoppingException.class);
    }

    @Test
    void whatDoesNotStopIsNamedAndTheOthersStop() throws Exception {
        running.start("kafka", () -> () -> stopped.add("kafka"));
        running.start("api", () -> () -> {
            throw new IOException("stuck");
        });

        assertThat(running.stopAll()).singleElement().asString().contains("api", "stuck");
        assertThat(stopped).containsExactly("kafka");
    }

    @Test
    void whatDidNotStartNeedsNoStop() {
        assertThatThrownBy(() -> running.start("api", () -> {
                    throw new IOException("no memory");
                }))
                .hasMessage("no memory");
        assertThat(running.stopAll()).isEmpty();
    }
}
