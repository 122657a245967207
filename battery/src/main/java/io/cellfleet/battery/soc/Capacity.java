package io.cellfleet.battery.soc;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.settings.PackSettings;
import java.util.OptionalInt;

/**
 * How much charge the pack holds when full (rule S1): Ah = Wh / (N × nominal V). Percentages are compared exactly, by
 * charge.
 *
 * @param fullNc nC; 1 Ah is 3.6e12 nC; more than 0
 */
public record Capacity(long fullNc) {

    /** nC in one mAh. */
    public static final long NC_PER_MAH = 3_600_000_000L;

    private static final long MILLIJOULE_PER_WH = 3_600_000L;
    private static final long NANO = 1_000_000_000L;
    private static final int MILLI_PERCENT = 100_000;

    public Capacity {
        Check.inRange("fullNc", fullNc, 1, Long.MAX_VALUE);
    }

    /**
     * @param heardNominalMv mV of one cell as the device tells it; empty until heard
     */
    public static Capacity of(PackSettings settings, OptionalInt heardNominalMv) {
        return ofWh(settings.capacityWh(), packNominalMv(settings, heardNominalMv));
    }

    /** Nominal voltage of the whole pack: the setting, else what the device says, else the chemistry's; mV. */
    public static int packNominalMv(PackSettings settings, OptionalInt heardNominalMv) {
        int cellMv =
                settings.nominalCellMv().orElseGet(() -> heardNominalMv.orElseGet(settings.chemistry()::nominalCellMv));
        return settings.cellCount() * cellMv;
    }

    private static Capacity ofWh(int capacityWh, int packNominalMv) {
        // mJ / mV = C; in two steps, because mJ × 10⁹ does not fit into 64 bits.
        long millijoule = capacityWh * MILLIJOULE_PER_WH;
        long wholeC = millijoule / packNominalMv;
        long restNc = millijoule % packNominalMv * NANO / packNominalMv;
        return new Capacity(wholeC * NANO + restNc);
    }

    /** Wh of so much charge at this voltage, rounded down; as many as were said when {@link #of} made the charge. */
    static int wh(long storedNc, int packNominalMv) {
        // Making it rounded down by less than 1 nC, which is less than 1 mJ: hence up to the next mJ here.
        long millijoule = storedNc / NANO * packNominalMv + Math.ceilDiv(storedNc % NANO * packNominalMv, NANO);
        return Math.toIntExact(millijoule / MILLIJOULE_PER_WH);
    }

    /** Whether so much charge is at least this percentage. */
    public boolean isAtLeast(int percent, long storedNc) {
        return storedNc >= atPercentNc(percent);
    }

    /** The least charge that is this percentage, nC. */
    public long atPercentNc(int percent) {
        long hundredths = fullNc / 100;
        long rest = fullNc % 100;
        return hundredths * percent + Math.ceilDiv(rest * percent, 100);
    }

    /** 0.001 %, rounded down; 0..100000. */
    public int milliPercent(long storedNc) {
        long step = fullNc / MILLI_PERCENT;
        if (step == 0) {
            return (int) (storedNc * MILLI_PERCENT / fullNc);
        }
        // storedNc × 100000 / fullNc without leaving 64 bits: first the quotient by the step, then put right.
        long milliPercent = Math.min(MILLI_PERCENT, storedNc / step);
        while (milliPercent > 0 && atMilliPercentNc(milliPercent) > storedNc) {
            milliPercent--;
        }
        return (int) milliPercent;
    }

    private long atMilliPercentNc(long milliPercent) {
        return fullNc / MILLI_PERCENT * milliPercent
                + Math.ceilDiv(fullNc % MILLI_PERCENT * milliPercent, MILLI_PERCENT);
    }
}
