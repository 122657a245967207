package io.cellfleet.battery.soc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.testkit.Draft;
import java.math.BigInteger;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ah = Wh / (N × nominal V), and exact percentages of it (rule S1). BigInteger says what is right. */
class CapacityTest {

    @ParameterizedTest(name = "{0} Wh, {1} {2}: {3} nC")
    @CsvSource(delimiter = '|', textBlock = """
        2048    | 4   | LiFePO4 | 576000000000000
        2560    | 4   | LiFePO4 | 720000000000000
        2300    | 10  | LTO     | 360000000000000
        3700    | 10  | NMC     | 360000000000000
        3700    | 10  | Li-ion  | 360000000000000
        1       | 255 | NMC     | 3815580286
        6553500 | 2   | LTO     | 5128826086956521739
        """)
    void byHand(int capacityWh, int cellCount, String chemistry, long nanocoulombs) {
        PackSettings settings = Draft.FOUR_CELLS
                .with("capacityWh", capacityWh)
                .with("cellCount", cellCount)
                .with("chemistry", chemistry)
                .settings();

        assertThat(Capacity.of(settings, OptionalInt.empty()).fullNc()).isEqualTo(nanocoulombs);
    }

    @ParameterizedTest(name = "setting {0}, heard {1}: {2} mV")
    @CsvSource(
            nullValues = "none",
            value = {"3300, 3250, 13200", "3300, none, 13200", "none, 3250, 13000", "none, none, 12800"})
    void theSettingComesBeforeTheDeviceBeforeTheChemistry(Integer setting, Integer heard, int packMv) {
        PackSettings settings = Draft.FOUR_CELLS.with("nominalCellMv", setting).settings();

        assertThat(Capacity.packNominalMv(settings, heard == null ? OptionalInt.empty() : OptionalInt.of(heard)))
                .isEqualTo(packMv);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void isExactForAnyCapacity(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int capacityWh = capacityWh(random);
            int cellCount = 2 + random.nextInt(254);
            int nominalMv = 1_500 + random.nextInt(3_501);
            Capacity capacity = capacity(capacityWh, cellCount, nominalMv);
            BigInteger nanojoulePerVolt = BigInteger.valueOf(capacityWh)
                    .multiply(BigInteger.valueOf(3_600_000))
                    .multiply(BigInteger.valueOf(1_000_000_000));
            BigInteger exact = nanojoulePerVolt.divide(BigInteger.valueOf((long) cellCount * nominalMv));
            if (!exact.equals(BigInteger.valueOf(capacity.fullNc()))) {
                throw new AssertionError(capacityWh + " Wh, " + cellCount + " × " + nominalMv + " mV");
            }
            percentagesAreExact(capacity, random);
            assertThat(Capacity.wh(capacity.fullNc(), cellCount * nominalMv)).isEqualTo(capacityWh);
            assertThat(Capacity.wh(0, cellCount * nominalMv)).isZero();
        }
    }

    @ParameterizedTest(name = "{0} nC")
    @ValueSource(
            longs = {1, 2, 99, 100, 101, 99_999, 100_000, 100_001, 199_999, 7_864_200_000_000_000_000L, Long.MAX_VALUE})
    void isExactForAnyCharge(long fullNc) {
        percentagesAreExact(new Capacity(fullNc), new Random(fullNc));
    }

    @Test
    void theLargestPackFitsWithRoomForAnHourOfTheLargestCurrent() {
        Capacity largest = capacity(6_553_500, 2, 1_500);

        assertThat(largest.fullNc()).isEqualTo(7_864_200_000_000_000_000L);
        // 8192 A for an hour, both ways.
        assertThat(Long.MAX_VALUE - largest.fullNc()).isGreaterThan(2L * 8_192 * 3_600 * 1_000_000_000);
    }

    @Test
    void moreThanFullIsShownAsFull() {
        Capacity capacity = new Capacity(1_000_000_000);

        assertThat(capacity.milliPercent(1_100_000_000)).isEqualTo(100_000);
    }

    @Test
    void nothingIsNoCapacity() {
        assertThatThrownBy(() -> new Capacity(0)).hasMessageStartingWith("fullNc is 0 but must be 1");
    }

    private static void percentagesAreExact(Capacity capacity, Random random) {
        BigInteger full = BigInteger.valueOf(capacity.fullNc());
        for (int i = 0; i < 20; i++) {
            long stored = stored(capacity, random);
            BigInteger share = BigInteger.valueOf(stored)
                    .multiply(BigInteger.valueOf(100_000))
                    .divide(full);
            if (share.intValueExact() != capacity.milliPercent(stored)) {
                throw new AssertionError(
                        stored + " of " + full + ": " + capacity.milliPercent(stored) + ", not " + share);
            }
            int percent = random.nextInt(101);
            boolean atLeast = BigInteger.valueOf(stored)
                            .multiply(BigInteger.valueOf(100))
                            .compareTo(full.multiply(BigInteger.valueOf(percent)))
                    >= 0;
            if (atLeast != capacity.isAtLeast(percent, stored)) {
                throw new AssertionError(stored + " of " + full + " at least " + percent + " %: " + atLeast);
            }
            long least = capacity.atPercentNc(percent);
            if (!capacity.isAtLeast(percent, least) || (percent > 0 && capacity.isAtLeast(percent, least - 1))) {
                throw new AssertionError(least + " is not the least of " + percent + " % of " + full);
            }
        }
    }

    /** Anything, the ends, and one beside a whole percent. */
    private static long stored(Capacity capacity, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> capacity.fullNc();
            case 2 ->
                Math.clamp(capacity.atPercentNc(random.nextInt(101)) + random.nextInt(3) - 1, 0, capacity.fullNc());
            default -> Math.floorMod(random.nextLong(), capacity.fullNc());
        };
    }

    private static int capacityWh(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 1;
            case 1 -> 6_553_500;
            case 2 -> 1 + random.nextInt(10_000);
            default -> 1 + random.nextInt(6_553_500);
        };
    }

    private static Capacity capacity(int capacityWh, int cellCount, int nominalMv) {
        return Capacity.of(
                Draft.FOUR_CELLS
                        .with("capacityWh", capacityWh)
                        .with("cellCount", cellCount)
                        .with("nominalCellMv", nominalMv)
                        .settings(),
                OptionalInt.empty());
    }
}
