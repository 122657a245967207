package io.cellfleet.gateway.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.gateway.config.ClockSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far UTC is trusted. */
class ClockJudgeTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        setting      | utc                      | marked | quality      | because
        AUTO         | 2025-12-31T23:59:59.999Z | true   | UNSET        | no frame is older than this software
        AUTO         | 2026-01-01T00:00:00.000Z | true   | SYNCHRONISED | systemd has left its mark
        AUTO         | 2026-01-01T00:00:00.000Z | false  | SET          | plausible, but nobody vouches for it
        SYNCHRONISED | 2026-06-01T00:00:00.000Z | false  | SYNCHRONISED | the operator vouches for it
        SYNCHRONISED | 1970-01-01T00:01:00.000Z | false  | UNSET        | whatever the operator says
        SET          | 2026-06-01T00:00:00.000Z | true   | SET          | the operator says so
        UNSET        | 2026-06-01T00:00:00.000Z | true   | UNSET        | the operator says so
        """)
    void quality(ClockSetting setting, Instant utc, boolean marked, String quality, String because) throws IOException {
        Path mark = folder.resolve("synchronized");
        if (marked) {
            Files.createFile(mark);
        }

        ClockQuality judged = new ClockJudge(setting, mark).quality(utc.toEpochMilli(), 0);

        assertThat(judged).isEqualTo(ClockQuality.valueOf("CLOCK_QUALITY_" + quality));
    }

    @Test
    void itLooksAgainAfterFiveSeconds() throws IOException {
        Path mark = folder.resolve("synchronized");
        ClockJudge judge = new ClockJudge(ClockSetting.AUTO, mark);
        long utcMs = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();

        assertThat(judge.quality(utcMs, 0)).isEqualTo(ClockQuality.CLOCK_QUALITY_SET);
        Files.createFile(mark);

        assertThat(judge.quality(utcMs, 4_999)).isEqualTo(ClockQuality.CLOCK_QUALITY_SET);
        assertThat(judge.quality(utcMs, 5_000)).isEqualTo(ClockQuality.CLOCK_QUALITY_SYNCHRONISED);
    }
}
