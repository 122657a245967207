package io.cellfleet.battery.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnergyTest {

    private static final BigInteger NJ_PER_WH = BigInteger.valueOf(3_600_000_000_000L);

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        microwatt        | ms      | wh     | rest nJ       | because
        1000000000       | 3600000 | 1000   | 0             | 1 kW for an hour is 1 kWh
        3600000000       | 1000    | 1      | 0             | 3.6 kW for a second is 1 Wh
        3599999999       | 1000    | 0      | 3599999999000 | a µW less is not
        1                | 1       | 0      | 1             | the least there is
        0                | 3600000 | 0      | 0             | no power
        2000000000000000 | 3600000 | 2000000000 | 0         | the most: 2 GW
        """)
    void powerOverTime(long microwatt, long ms, long wh, long restNj, String because) {
        assertThat(Energy.of(microwatt, Duration.ofMillis(ms))).isEqualTo(new Energy(wh, restNj));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void sumsAreExact(long seed) {
        Random random = new Random(seed);
        Energy sum = Energy.ZERO;
        BigInteger expectedNj = BigInteger.ZERO;
        for (int i = 0; i < 10_000; i++) {
            long microwatt = random.nextLong(2_000_000_000_000_000L);
            long ms = random.nextLong(10_000);
            sum = sum.plus(Energy.of(microwatt, Duration.ofMillis(ms)));
            expectedNj = expectedNj.add(BigInteger.valueOf(microwatt).multiply(BigInteger.valueOf(ms)));
        }

        assertThat(BigInteger.valueOf(sum.wh()).multiply(NJ_PER_WH).add(BigInteger.valueOf(sum.restNj())))
                .isEqualTo(expectedNj);
    }

    @Test
    void aRestIsLessThanAWh() {
        assertThatThrownBy(() -> new Energy(0, 3_600_000_000_000L)).hasMessageContaining("restNj");
        assertThatThrownBy(() -> new Energy(-1, 0)).hasMessageContaining("wh is -1");
    }
}
