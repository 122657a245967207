package io.cellfleet.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.ClockQuality;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is learnt about the past when the clock is set. */
class BootsTest {

    private static final ClockQuality UNSET = ClockQuality.CLOCK_QUALITY_UNSET;
    private static final ClockQuality SYNCHRONISED = ClockQuality.CLOCK_QUALITY_SYNCHRONISED;
    private static final long NOON_MS = 1_780_000_000_000L;

    private static Boot boot(int number, String machine, long startedMs, long lastMonotonicMs) {
        return new Boot(1, number, machine, startedMs * 1_000_000, lastMonotonicMs, OptionalLong.empty(), UNSET);
    }

    @Test
    void theProcessWasStartedAgainButTheMachineWasNotSoItsTimesAreExact() {
        Boots settled =
                new Boots(List.of(boot(1, "a", 5_000, 60_000), boot(2, "a", 95_000, 0))).settled(NOON_MS, SYNCHRONISED);

        assertThat(settled.all().getFirst().utcAtZeroMs()).hasValue(NOON_MS - 90_000);
        assertThat(settled.all().getFirst().quality()).isEqualTo(SYNCHRONISED);
        assertThat(settled.present().utcAtZeroMs()).hasValue(NOON_MS);
    }

    @Test
    void anEarlierStartOfTheMachineIsPlacedAsLateAsItCanHaveBeenAndStaysMarked() {
        Boots settled = new Boots(
                        List.of(boot(1, "a", 5_000, 60_000), boot(2, "a", 75_000, 30_000), boot(3, "b", 1_000, 0)))
                .settled(NOON_MS, SYNCHRONISED);

        assertThat(settled.all().get(1).utcAtZeroMs())
                .as("its last record right before the next start")
                .hasValue(NOON_MS - 30_000);
        assertThat(settled.all().get(1).quality()).isEqualTo(UNSET);
        assertThat(settled.all().get(0).utcAtZeroMs())
                .as("70 s before the start it shares the machine's clock with")
                .hasValue(NOON_MS - 30_000 - 70_000);
        assertThat(settled.all().get(0).quality()).isEqualTo(UNSET);
    }

    @Test
    void whatIsKnownAlreadyStays() {
        Boot known = boot(1, "a", 5_000, 60_000).settled(NOON_MS - 500_000, SYNCHRONISED);
        Boots settled = new Boots(List.of(known, boot(2, "b", 0, 0))).settled(NOON_MS, SYNCHRONISED);
        assertThat(settled.all().getFirst()).isEqualTo(known);
    }
}
