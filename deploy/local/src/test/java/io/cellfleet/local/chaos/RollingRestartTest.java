package io.cellfleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cellfleet.local.run.BrokerLog;
import io.cellfleet.local.run.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Of every service one of its two instances is restarted, while packs send, a client asks and another one
 * follows the live stream: nothing is lost or doubled, no request fails, no relay moves. The services must have been
 * packaged before. How long the engines pause is measured by {@code ./cellfleet chaos rolling}, and judged by nobody here,
 * where the machine is shared. Only when asked for: on a machine that is too busy for its engines a gateway rightly moves its
 * relays, and that is no fault.
 */
@EnabledIfSystemProperty(named = "cellfleet.test.rolling", matches = "true")
class RollingRestartTest {

    private static final RollingRun SHORT =
            new RollingRun(20, 1, Project.root(), List.of(Project.root()), Duration.ofMillis(500));

    @BeforeAll
    static void keepTheTerminalQuiet() {
        BrokerLog.writeTo(Path.of("target", "chaos-kafka.log"));
    }

    @Test
    void restartsLeaveNoTrace() throws Exception {
        assumeThat(RollingRun.isPossibleHere()).isTrue();

        Findings findings = SHORT.run(sentence -> {});

        assertThat(findings.differences()).isEmpty();
        // Something was judged.
        assertThat(findings.same())
                .containsKeys(
                        "frames with one status",
                        "whole minutes in the history",
                        "events in the history",
                        "relays whose every move is known",
                        "REST requests answered",
                        "events of the live stream",
                        "statuses",
                        "newest values in downlinks");
        assertThat(findings.same().get("live streams ended in order")).isEqualTo(1);
    }
}
