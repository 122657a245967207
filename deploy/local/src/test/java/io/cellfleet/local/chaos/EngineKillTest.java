package io.cellfleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.local.run.BrokerLog;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two kills at seeded moments, of two engines that share the partitions, end in the same statuses, events, rejected
 * records, states, orders and totals as an engine that was left alone. The services must have been packaged before.
 *
 * <p>What is compared, what is left out and why stands at {@link Comparison}; how settings and actions meet the frames at
 * the same place in both runs, at {@link Stage}.
 */
class EngineKillTest {

    private static final ChaosRun SHORT = new ChaosRun(2, 2, 2, 4, 40);

    @BeforeAll
    static void keepTheTerminalQuiet() {
        BrokerLog.writeTo(Path.of("target", "chaos-kafka.log"));
    }

    @Test
    void killsLeaveNoTrace() throws Exception {
        Findings findings = SHORT.run(sentence -> {});

        assertThat(findings.differences()).isEmpty();
        // Something was compared: the load is one that makes all this.
        assertThat(findings.same())
                .containsKeys(
                        "statuses",
                        "rejected records",
                        "events SETTINGS_APPLIED",
                        "events GAP_SEEN",
                        "events RELAY_CHANGED",
                        "nC stored in all packs");
        assertThat(findings.same().get("newest values in bms-engine-pack-states-changelog"))
                .isEqualTo(20);
    }
}
