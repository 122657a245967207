package io.cellfleet.history.store;

import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.history.minutes.PackMinute;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a minute come to. A status stands from its time until the next one, or the end of the minute, but at
 * most {@link #MOST_MS_OF_A_STATUS}; the first one of the minute also for the time before it, when that is no more. What
 * no status stands for is a gap, and in no sum.
 */
final class MinuteSums {

    /** After this time without a frame a pack is silent, rule W2. */
    static final int MOST_MS_OF_A_STATUS = 20_000;

    private int frames;
    private int coveredMs;
    private final Spread socMilliPercent = new Spread();
    private final Spread currentMa = new Spread();
    private final Spread powerMw = new Spread();
    private final Spread cellMv = new Spread();
    private final Spread spreadMv = new Spread();
    private final Spread temperatureDeciC = new Spread();
    private final Map<WarningCode, Integer> warningMs = new EnumMap<>(WarningCode.class);
    private int chargeOffMs;
    private int loadOffMs;
    private int uncalibratedMs;
    private @Nullable Long collectedTotalWh;
    private @Nullable Long consumedTotalWh;

    /** Of values: the least, the mean rounded half away from 0, and the most; each null while there is none. */
    static final class Spread {
        private long min = Long.MAX_VALUE;
        private long max = Long.MIN_VALUE;
        private long sum;
        private long count;

        private void add(long value) {
            widen(value);
            sum += value;
            count++;
        }

        /** The mean stays as it is. */
        private void widen(long value) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }

        @Nullable
        Long min() {
            return min > max ? null : (Long) min;
        }

        @Nullable
        Long mean() {
            return count == 0 ? null : (Long) mean(sum, count);
        }

        @Nullable
        Long max() {
            return min > max ? null : (Long) max;
        }

        /** Rounded half away from 0. */
        static long mean(long sum, long count) {
            return Long.signum(sum) * ((2 * Math.abs(sum) + count) / (2 * count));
        }
    }

    /**
     * Adds up.
     *
     * @param minute   since 1970
     * @param statuses of that minute, in any order; 1 or more
     */
    static MinuteSums of(long minute, List<PackStatus> statuses) {
        List<PackStatus> byTime = statuses.stream()
                .sorted(Comparator.comparingLong(PackStatus::getAtMs))
                .toList();
        long beginMs = minute * PackMinute.MINUTE_MS;
        long endMs = beginMs + PackMinute.MINUTE_MS;
        MinuteSums sums = new MinuteSums();
        for (int i = 0; i < byTime.size(); i++) {
            PackStatus status = byTime.get(i);
            long nextMs = i + 1 < byTime.size() ? byTime.get(i + 1).getAtMs() : endMs;
            long standsMs = Math.min(nextMs - status.getAtMs(), MOST_MS_OF_A_STATUS);
            long beforeMs = status.getAtMs() - beginMs;
            if (i == 0 && beforeMs <= MOST_MS_OF_A_STATUS) {
                standsMs += beforeMs;
            }
            sums.add(status, (int) standsMs);
        }
        return sums;
    }

    private void add(PackStatus status, int standsMs) {
        coveredMs += standsMs;
        if (status.hasMeasured()) {
            frames++;
            add(status.getMeasured());
        }
        if (status.hasSoc()) {
            socMilliPercent.add(status.getSoc().getManualMilliPercent());
            uncalibratedMs += status.getSoc().getCalibrated() ? 0 : standsMs;
        }
        for (Warning warning : status.getWarningsList()) {
            warningMs.merge(warning.getCode(), standsMs, Integer::sum);
        }
        chargeOffMs += status.hasCharge() && !status.getCharge().getOn() ? standsMs : 0;
        loadOffMs += status.hasLoad() && !status.getLoad().getOn() ? standsMs : 0;
        if (status.hasEnergy()) {
            collectedTotalWh = status.getEnergy().getCollectedTotalWh();
            consumedTotalWh = status.getEnergy().getConsumedTotalWh();
        }
    }

    private void add(Measurement measured) {
        if (measured.hasCurrentMa()) {
            currentMa.add(measured.getCurrentMa());
            powerMw.add(Math.round(measured.getPackVoltageMv() * (double) measured.getCurrentMa() / 1_000));
        }
        for (CellReading cell : measured.getCellsList()) {
            cellMv.add(cell.getVoltageMv());
            if (cell.hasTemperatureDeciC() && !cell.getTemperatureReadsHigh()) {
                temperatureDeciC.add(cell.getTemperatureDeciC());
            }
        }
        if (measured.hasLowestCell() && measured.hasHighestCell()) {
            int lowest = measured.getLowestCell().getVoltageMv();
            int highest = measured.getHighestCell().getVoltageMv();
            cellMv.widen(lowest);
            cellMv.widen(highest);
            spreadMv.add((long) highest - lowest);
        }
        if (measured.hasLowestTemperature()) {
            temperatureDeciC.widen(measured.getLowestTemperature().getDeciC());
        }
        if (measured.hasHighestTemperature()) {
            temperatureDeciC.widen(measured.getHighestTemperature().getDeciC());
        }
    }

    /** Statuses with a measurement. */
    int frames() {
        return frames;
    }

    /** 0 to 60,000. */
    int coveredMs() {
        return coveredMs;
    }

    Spread socMilliPercent() {
        return socMilliPercent;
    }

    Spread currentMa() {
        return currentMa;
    }

    Spread powerMw() {
        return powerMw;
    }

    /** Of the cells that were described; the least and the most also of what the frames say of all cells. */
    Spread cellMv() {
        return cellMv;
    }

    Spread spreadMv() {
        return spreadMv;
    }

    /**
     * Of the cells that were described, but for those whose temperature reads high (rule S9); the least and the most also
     * of what the frames say of all cells.
     */
    Spread temperatureDeciC() {
        return temperatureDeciC;
    }

    int warningMs(WarningCode code) {
        return warningMs.getOrDefault(code, 0);
    }

    int chargeOffMs() {
        return chargeOffMs;
    }

    int loadOffMs() {
        return loadOffMs;
    }

    int uncalibratedMs() {
        return uncalibratedMs;
    }

    /** At the last status that has it. */
    @Nullable
    Long collectedTotalWh() {
        return collectedTotalWh;
    }

    /** At the last status that has it. */
    @Nullable
    Long consumedTotalWh() {
        return consumedTotalWh;
    }
}
