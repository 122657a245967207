package io.cellfleet.battery.soc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Net current over frame time in whole nC (rules S1, S5). 1 Ah is 3,600,000,000,000 nC, 1 mA for 1 ms is 1,000. */
class ChargeCounterTest {

    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final long AH = 3_600_000_000_000L;
    private static final Capacity HUNDRED_AH = new Capacity(100 * AH);

    @ParameterizedTest(name = "{5}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        from mA | to mA | gap ms  | efficiency | counted nC      | because
          10000 |     0 |    1000 |        100 |     10000000000 | the last current holds
          10000 | 99999 |       1 |        100 |        10000000 | to the nC
             -1 |     0 |       1 |        100 |           -1000 | the smallest step there is
         -10000 |     0 |    1000 |        100 |    -10000000000 | discharging
          10000 |     0 |    1000 |         97 |      9700000000 | only what is kept of it
              1 |     0 |       1 |         99 |             990 | exact below one mA·ms
         -10000 |     0 |    1000 |         97 |    -10000000000 | what goes out goes out whole
          10000 | 20000 |   10000 |        100 |    100000000000 | S5: up to 10 s the last current holds
          10000 | 20000 |   10001 |        100 |    150015000000 | S5: beyond, the mean of both ends
              1 |     2 |   10001 |        100 |        15001500 | the mean of an odd sum
             -1 |    -2 |   10001 |        100 |       -15001500 | the mean of an odd sum, going out
          10000 |-10000 |   60000 |        100 |               0 | in and out alike
          10000 | 10000 | 3600000 |        100 |  36000000000000 | S5: an hour is still bridged
          10000 | 10000 | 3600001 |        100 |               0 | S5: more than an hour is not counted
          10000 | 10000 | 3601000 |        100 |               0 | S5: more than an hour is not counted
          10000 | 10000 |       0 |        100 |               0 | M6: no time
          10000 | 10000 |   -5000 |        100 |               0 | M6: a clock that went back counts as no time
        """)
    void counts(int fromMa, int toMa, long gapMs, int efficiency, long countedNc, String because) {
        ChargeCounter counter = half().counted(OptionalInt.of(fromMa), at(0), efficiency, HUNDRED_AH);
        assertThat(counter.storedNc()).as("the first current has no time yet").isEqualTo(50 * AH);

        ChargeCounter after = counter.counted(OptionalInt.of(toMa), at(gapMs), efficiency, HUNDRED_AH);

        assertThat(after.storedNc() - counter.storedNc()).isEqualTo(countedNc);
        assertThat(after.lastMa()).hasValue(toMa);
        assertThat(after.lastAt()).hasValue(at(gapMs));
    }

    @Test
    void tenAmperesForAnHourAreTenAmpereHours() {
        ChargeCounter counter = half();
        for (int second = 0; second <= 3_600; second++) {
            counter = counter.counted(OptionalInt.of(10_000), at(second * 1_000L), 100, HUNDRED_AH);
        }

        assertThat(counter.storedNc()).isEqualTo(60 * AH);
    }

    @Test
    void theFirstKnownCurrentAfterARecalibrationHasNoTimeYet() {
        ChargeCounter full = half().recalibrated(100 * AH, at(0));

        ChargeCounter after = full.counted(OptionalInt.of(-10_000), at(1_000), 100, HUNDRED_AH);

        assertThat(after).isEqualTo(new ChargeCounter(100 * AH, true, OptionalInt.of(-10_000), Optional.of(at(1_000))));
    }

    @Test
    void aClockSetBackMovesOnlyWhatLiesInTheFuture() {
        ChargeCounter counter = half().counted(OptionalInt.of(-10_000), at(10_000), 100, HUNDRED_AH);

        assertThat(counter.notAfter(at(10_000))).isEqualTo(counter);
        assertThat(counter.notAfter(at(60_000))).isEqualTo(counter);
        assertThat(counter.notAfter(at(5_000)).lastAt()).hasValue(at(5_000));
        assertThat(half().notAfter(at(0))).isEqualTo(half());
    }

    @Test
    void stopsCountingDownAtEmpty() {
        ChargeCounter counter = new ChargeCounter(5_000, true, OptionalInt.of(-1), Optional.of(at(0)));

        assertThat(counter.counted(OptionalInt.of(-1), at(5), 100, HUNDRED_AH).storedNc())
                .isZero();
        assertThat(counter.counted(OptionalInt.of(-1), at(6), 100, HUNDRED_AH).storedNc())
                .isZero();
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
        356399999999000 |  1000 | 356400000000000 | up to 99 %
        356399999999000 | 99000 | 356400000000000 | S2: counting up stops at 99 %
        356400000000000 |  1000 | 356400000000000 | at 99 % it stays
        356400000000001 |  1000 | 356400000000001 | S2: above 99 % it stays where it is
        360000000000000 |  1000 | 360000000000000 | full stays full
        360000000000000 | -1000 | 359999999000000 | S2: counting down is free
        356400000000001 |    -1 | 356399999999001 | S2: counting down is free
        """)
    void stopsCountingUpAt99Percent(long storedNc, int milliampere, long afterNc, String because) {
        ChargeCounter counter = new ChargeCounter(storedNc, true, OptionalInt.of(milliampere), Optional.of(at(0)));

        assertThat(counter.counted(OptionalInt.of(0), at(1), 100, HUNDRED_AH).storedNc())
                .isEqualTo(afterNc);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void neverLeavesTheCapacityNorOverflows(long seed) {
        Random random = new Random(seed);
        Capacity largest = new Capacity(7_864_200_000_000_000_000L);
        Capacity smallest = new Capacity(2_823_529_411L);
        for (Capacity capacity : new Capacity[] {largest, smallest}) {
            ChargeCounter counter = ChargeCounter.start(capacity, OptionalInt.of(random.nextInt(101)));
            Instant now = START;
            for (int i = 0; i < 5_000; i++) {
                now = now.plusMillis(random.nextInt(3_700_000));
                int milliampere = random.nextInt(2 * 8_191_875 + 1) - 8_191_875;
                counter = counter.counted(OptionalInt.of(milliampere), now, 1 + random.nextInt(100), capacity);
                if (counter.storedNc() < 0 || counter.storedNc() > capacity.fullNc()) {
                    throw new AssertionError(counter + " of " + capacity);
                }
            }
        }
    }

    @Test
    void refusesLessThanNothing() {
        assertThatThrownBy(() -> new ChargeCounter(-1, true, OptionalInt.empty(), Optional.empty()))
                .hasMessageStartingWith("storedNc is -1 but must be 0");
    }

    private static ChargeCounter half() {
        return ChargeCounter.start(HUNDRED_AH, OptionalInt.of(50));
    }

    private static Instant at(long ms) {
        return START.plusMillis(ms);
    }
}
