package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far the engine has come, for the gateways. */
class ProgressTest {

    private final Bench bench = new Bench();
    private final Site site = new Site();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everyFiveSecondsTheNewestAppliedOffsetIsTold() {
        bench.commission(Site.settings(1));
        bench.pass(Duration.ofSeconds(5));
        assertThat(progress()).as("nothing was applied yet").isEmpty();
        bench.send(site.frame(0));
        bench.send(site.frame(1));
        bench.pass(Duration.ofSeconds(5));
        bench.frames.pipeInput(Site.INSTALLATION, "noise".getBytes(StandardCharsets.UTF_8));
        bench.pass(Duration.ofSeconds(10));

        List<Progress> told = progress();
        assertThat(told).extracting(Progress::getAppliedOffset).containsExactly(1L, 2L, 2L);
        assertThat(told.getLast().getPartition()).isZero();
        assertThat(told.getLast().getAtMs()).isEqualTo(bench.now().toEpochMilli());
    }

    private List<Progress> progress() {
        return bench.read(Topics.PROGRESS, Progress.parser());
    }
}
