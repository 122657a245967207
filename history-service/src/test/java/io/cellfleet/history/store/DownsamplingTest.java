package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.history.v1.PackGaps;
import io.cellfleet.contract.history.v1.SeriesColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownsamplingTest {

    private static final TimeRange HOUR = new TimeRange(7_200_000, 10_800_000);

    @Test
    void theLeastAndTheGreatestOfAStretch() {
        MinMaxPoints points = new MinMaxPoints(HOUR, 2);
        add(points, 0, 5, 10, 7, 20, 3, 30, 7, 40, 3);
        // Of one alone, and of two that are the same.
        add(points, 3_599, 4);

        assertThat(drawn(points)).isEqualTo("10=7 20=3 3599=4");
    }

    @Test
    void aStretchWithoutValuesHasNone() {
        MinMaxPoints points = new MinMaxPoints(HOUR, 4);
        add(points, 0, 1, 899, 2, 2_700, 3);

        assertThat(drawn(points)).isEqualTo("0=1 899=2 2700=3");
        assertThat(drawn(new MinMaxPoints(HOUR, 4))).isEmpty();
    }

    /** Without an end there is no stretch that could overflow. */
    @Test
    void aRangeThatNeverEnds() {
        MinMaxPoints points = new MinMaxPoints(new TimeRange(0, Long.MAX_VALUE), 50_000);
        points.add(0, 1);
        points.add(Column.LAST_MS, 2);

        assertThat(points.build().getAtMsList()).containsExactly(0L, Column.LAST_MS);
    }

    /** A flat line with one peak: the peak stays, and so do both ends. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 10, 500})
    void aPeakStays(int most) {
        LttbPoints points = new LttbPoints(HOUR, most);
        for (int second = 0; second < 3_600; second++) {
            add(points, second, second == 1_234 ? 900 : 100);
        }

        SeriesColumn column = points.build().build();
        assertThat(column.getAtMsList())
                .hasSizeLessThanOrEqualTo(most)
                .startsWith(HOUR.fromMs())
                .contains(HOUR.fromMs() + 1_234_000);
        assertThat(column.getValueList()).contains(900L);
    }

    /** Few values all come back; of many as many as were asked for, each as it was, by time. */
    @ParameterizedTest
    @ValueSource(ints = {3, 50, 1_000, 4_000})
    void valuesAsTheyWere(int most) {
        Random random = new Random(most);
        TreeMap<Long, Long> values = new TreeMap<>();
        LttbPoints points = new LttbPoints(HOUR, most);
        for (int second = 0; second < 3_600; second++) {
            long value = random.nextInt(1_000);
            values.put(HOUR.fromMs() + second * 1_000L, value);
            points.add(HOUR.fromMs() + second * 1_000L, value);
        }

        SeriesColumn column = points.build().build();

        assertThat(column.getAtMsCount()).isEqualTo(Math.min(most, 3_600));
        assertThat(column.getAtMsList()).isSorted();
        assertThat(IntStream.range(0, column.getAtMsCount())
                        .allMatch(i -> values.get(column.getAtMs(i)) == column.getValue(i)))
                .isTrue();
    }

    @Test
    void whereNothingCame() {
        Gaps gaps = new Gaps("pack-1", HOUR);
        for (int second : List.of(20, 40, 61, 61, 80, 3_590)) {
            gaps.frame(HOUR.fromMs() + second * 1_000L);
        }

        assertThat(drawn(gaps, HOUR.toMs())).isEqualTo("40-61 80-3590");
        assertThat(drawn(new Gaps("pack-1", HOUR), HOUR.toMs()))
                .as("of nothing")
                .isEqualTo("0-3600");
        assertThat(drawn(new Gaps("pack-1", HOUR), HOUR.fromMs() + 60_000))
                .as("as far as was looked")
                .isEqualTo("0-60");
    }

    private static String drawn(Gaps gaps, long endMs) {
        PackGaps message = gaps.build(endMs);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < message.getFromMsCount(); i++) {
            all.add((message.getFromMs(i) - HOUR.fromMs()) / 1_000 + "-"
                    + (message.getToMs(i) - HOUR.fromMs()) / 1_000);
        }
        return String.join(" ", all);
    }

    /** @param secondsAndValues one after the other */
    private static void add(Points points, long... secondsAndValues) {
        for (int i = 0; i < secondsAndValues.length; i += 2) {
            points.add(HOUR.fromMs() + secondsAndValues[i] * 1_000, secondsAndValues[i + 1]);
        }
    }

    private static String drawn(Points points) {
        SeriesColumn column = points.build().build();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < column.getAtMsCount(); i++) {
            all.add((column.getAtMs(i) - HOUR.fromMs()) / 1_000 + "=" + column.getValue(i));
        }
        return String.join(" ", all);
    }
}
