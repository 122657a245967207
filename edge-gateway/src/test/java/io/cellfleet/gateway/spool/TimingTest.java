package io.cellfleet.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.LineReport;
import io.cellfleet.gateway.line.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a record says of time when it is sent. */
class TimingTest {

    private static final ClockQuality UNSET = ClockQuality.CLOCK_QUALITY_UNSET;
    private static final ClockQuality SET = ClockQuality.CLOCK_QUALITY_SET;

    /** UTC at the zero of the monotonic times of {@link Records}. */
    private static final long ZERO_MS = 1_780_000_000_000L;

    @TempDir
    Path folder;

    private SpoolDatabase database;

    @BeforeEach
    void open() throws IOException {
        database = SpoolDatabase.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private BootClocks boot(int number, String machine, long startedMs) throws IOException {
        return BootClocks.open(
                database, new Boot(1, number, machine, startedMs * 1_000_000, 0, OptionalLong.empty(), UNSET));
    }

    private static Moment at(long monotonicMs, ClockQuality quality) {
        return new Moment(ZERO_MS + monotonicMs, monotonicMs, quality);
    }

    private static long waitedMs(BootClocks clocks, GatewayRecord spooled, Moment now) {
        return new Timing(clocks).send(spooled, now).orElseThrow().getWaitedMs();
    }

    @Test
    void inOneStartItIsTheMonotonicClockThatSaysHowLongARecordHasWaited() throws IOException {
        BootClocks clocks = boot(1, "a", 0);
        Moment leapt = new Moment(ZERO_MS + 999_999_999, 7_500, SET);
        assertThat(waitedMs(clocks, Records.frame(1, 5), leapt))
                .as("whatever UTC does")
                .isEqualTo(2_500);
    }

    @Test
    void afterARestartOfTheProcessTheMachinesClockGoesOn() throws IOException {
        boot(1, "a", 1_000);
        BootClocks clocks = boot(2, "a", 61_000);
        assertThat(waitedMs(clocks, Records.frame(1, 50), at(3_000, UNSET)))
                .as("captured at 51 s of the machine, sent at 64 s")
                .isEqualTo(13_000);
    }

    @Test
    void afterARestartOfTheMachineItIsTheDifferenceInUtcIfThereIsOne() throws IOException {
        boot(1, "a", 1_000);
        BootClocks clocks = boot(2, "b", 1_000);
        assertThat(waitedMs(clocks, Records.frame(1, 50), at(3_600_000, SET))).isEqualTo(3_550_000);
        assertThat(waitedMs(clocks, Records.frame(1, 50), at(3_600_000, UNSET)))
                .as("nobody knows: certainly late")
                .isEqualTo(Duration.ofDays(14).toMillis());
    }

    @Test
    void aSimulatedPackHasATimeOfItsOwn() throws IOException {
        GatewayRecord simulated =
                Records.unset(1, 5).toBuilder().setSimulated(true).build();
        assertThat(new Timing(boot(1, "a", 0)).send(simulated, at(9_000, UNSET)))
                .hasValue(simulated);
    }

    @Test
    void withoutASetClockARecordWaitsAndIsThenTimedToTheMillisecond() throws IOException {
        BootClocks clocks = boot(1, "a", 0);
        Timing timing = new Timing(clocks);
        GatewayRecord report = Records.unset(1, 30).toBuilder()
                .setLineReport(LineReport.newBuilder()
                        .setLastValidFrameAtMs(Records.unset(1, 28).getCapturedAtMs()))
                .build();
        clocks.learn(at(31_000, UNSET));
        assertThat(timing.send(report, at(31_000, UNSET))).isEmpty();

        Moment set = at(100_000, ClockQuality.CLOCK_QUALITY_SYNCHRONISED);
        clocks.learn(set);
        assertThat(timing.send(report, set)).hasValueSatisfying(sent -> {
            assertThat(sent.getCapturedAtMs()).isEqualTo(ZERO_MS + 30_000);
            assertThat(sent.getLineReport().getLastValidFrameAtMs()).isEqualTo(ZERO_MS + 28_000);
            assertThat(sent.getClockQuality()).isEqualTo(ClockQuality.CLOCK_QUALITY_SYNCHRONISED);
            assertThat(sent.getWaitedMs()).isEqualTo(70_000);
            assertThat(sent.getMonotonicMs()).isEqualTo(30_000);
        });
        assertThat(BootClocks.open(database, new Boot(1, 2, "b", 0, 0, OptionalLong.empty(), UNSET))
                        .of(report.getOrder()))
                .as("and says the same if it has to be sent again after a crash")
                .hasValueSatisfying(kept -> assertThat(kept.utcAtZeroMs()).hasValue(ZERO_MS));
    }
}
