package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.CellTemperature;
import io.cellfleet.contract.v1.CellVoltage;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RelayDecision;
import io.cellfleet.contract.v1.StateOfCharge;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.history.store.MinuteSums.Spread;
import io.cellfleet.history.testing.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinuteSumsTest {

    private static final long MINUTE = Samples.MIDNIGHT_MS / 60_000;

    @ParameterizedTest(name = "statuses at {0} s: {2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        seconds           | covered ms | because
        0                 | 20000      | one stands 20 s at most
        20                | 40000      | and for the time before it, when that is no more
        21                | 20000      | what is longer ago is a gap
        59.999            | 1          | to the end of the minute and no further
        0 15 30 45        | 60000      | each stands until the next
        0 25 50           | 50000      | 5 s of gap, twice
        50 0 25           | 50000      | whatever the order
        5 5               | 25000      | two of the same moment
        """)
    void covered(String seconds, int coveredMs, String because) {
        List<PackStatus> statuses = new ArrayList<>();
        for (String second : seconds.split(" ")) {
            statuses.add(Samples.lineReport(
                            "barn",
                            statuses.size() + 1,
                            Samples.MIDNIGHT_MS + Math.round(1_000 * Double.parseDouble(second)))
                    .build());
        }

        assertThat(MinuteSums.of(MINUTE, statuses).coveredMs()).isEqualTo(coveredMs);
    }

    @Test
    void aMinuteWithEverySecond() {
        List<PackStatus> statuses =
                new ArrayList<>(IntStream.range(0, 60).mapToObj(this::second).toList());
        Collections.shuffle(statuses, new Random(3));

        MinuteSums sums = MinuteSums.of(MINUTE, statuses);

        assertThat(sums.frames()).isEqualTo(60);
        assertThat(sums.coveredMs()).isEqualTo(60_000);
        assertSpread(sums.socMilliPercent(), 50_000L, 50_030L, 50_059L);
        assertSpread(sums.currentMa(), -30L, -1L, 29L);
        assertSpread(sums.powerMw(), -1_536L, -26L, 1_485L);
        assertSpread(sums.cellMv(), 3_195L, 3_200L, 3_210L);
        assertSpread(sums.spreadMv(), 15L, 15L, 15L);
        assertSpread(sums.temperatureDeciC(), -20L, 105L, 410L);
        assertThat(sums.warningMs(WarningCode.WARNING_CODE_VOLTAGE_HIGH)).isEqualTo(10_000);
        assertThat(sums.warningMs(WarningCode.WARNING_CODE_VOLTAGE_LOW)).isZero();
        assertThat(sums.chargeOffMs()).isEqualTo(20_000);
        assertThat(sums.loadOffMs()).isEqualTo(60_000);
        assertThat(sums.uncalibratedMs()).isEqualTo(30_000);
        assertThat(sums.collectedTotalWh()).isEqualTo(1_059);
        assertThat(sums.consumedTotalWh()).isEqualTo(2_000);
    }

    private PackStatus second(int second) {
        PackStatus.Builder status = Samples.lineReport("barn", second + 1, Samples.MIDNIGHT_MS + 1_000L * second)
                .setMeasured(Measurement.newBuilder()
                        .setPackVoltageMv(51_200)
                        .setCurrentMa(second - 30)
                        .addCells(CellReading.newBuilder()
                                .setNumber(1 + second % 4)
                                .setVoltageMv(3_200)
                                .setTemperatureDeciC(second % 2 == 0 ? 105 : 900)
                                .setTemperatureReadsHigh(second % 2 == 1))
                        .setLowestCell(CellVoltage.newBuilder().setNumber(1).setVoltageMv(3_195))
                        .setHighestCell(CellVoltage.newBuilder().setNumber(2).setVoltageMv(3_210))
                        .setLowestTemperature(
                                CellTemperature.newBuilder().setNumber(1).setDeciC(-20))
                        .setHighestTemperature(
                                CellTemperature.newBuilder().setNumber(2).setDeciC(410)))
                .setSoc(StateOfCharge.newBuilder()
                        .setManualMilliPercent(50_000 + second)
                        .setCalibrated(second >= 30))
                .setCharge(RelayDecision.newBuilder().setOn(second < 40))
                .setLoad(RelayDecision.newBuilder().setOn(false))
                .setEnergy(
                        Energy.newBuilder().setCollectedTotalWh(1_000 + second).setConsumedTotalWh(2_000));
        if (second >= 10 && second < 20) {
            status.addWarnings(Warning.newBuilder().setCode(WarningCode.WARNING_CODE_VOLTAGE_HIGH));
        }
        return status.build();
    }

    /** What no status says is null and not 0. */
    @Test
    void whatNobodySaid() {
        MinuteSums sums = MinuteSums.of(
                MINUTE,
                List.of(Samples.lineReport("barn", 1, Samples.MIDNIGHT_MS).build()));

        assertThat(sums.frames()).isZero();
        assertSpread(sums.socMilliPercent(), null, null, null);
        assertSpread(sums.currentMa(), null, null, null);
        assertSpread(sums.temperatureDeciC(), null, null, null);
        assertThat(sums.collectedTotalWh()).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
        1 2, 2
        -1 -2, -2
        1 1 2, 1
        -3, -3
        """)
    void meansAreRoundedHalfAwayFromZero(String values, long mean) {
        long[] numbers = LongStream.of(Arrays.stream(values.split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray())
                .toArray();

        assertThat(Spread.mean(LongStream.of(numbers).sum(), numbers.length)).isEqualTo(mean);
    }

    private static void assertSpread(Spread spread, Long min, Long mean, Long max) {
        assertThat(List.of(String.valueOf(spread.min()), String.valueOf(spread.mean()), String.valueOf(spread.max())))
                .containsExactly(String.valueOf(min), String.valueOf(mean), String.valueOf(max));
    }
}
