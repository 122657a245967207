package io.cellfleet.battery.site;

import io.cellfleet.battery.soc.Capacity;
import java.util.Collection;
import java.util.Optional;

/**
 * The SOC of packs in parallel (rule S8): the charge of all over the capacity of all, capped at 99 % until every pack
 * says 100.
 *
 * @param milliPercent 0.001 %, rounded down; 0..100000
 * @param calibrated   every pack's count is trusted
 */
public record SiteSoc(int milliPercent, boolean calibrated) {

    private static final int FULL = 100_000;
    private static final int MOST_BEFORE_FULL = 99_000;

    /** A mC more or less is nothing to a percentage, and the charge of thousands of packs fits into 64 bits. */
    private static final long NC_PER_MC = 1_000_000;

    /** Empty until every pack was heard. */
    static Optional<SiteSoc> of(Collection<Optional<PackPart>> packs) {
        long storedMc = 0;
        long capacityMc = 0;
        boolean calibrated = true;
        boolean full = true;
        for (Optional<PackPart> pack : packs) {
            if (pack.isEmpty() || pack.get().storedNc().isEmpty()) {
                return Optional.empty();
            }
            storedMc += pack.get().storedNc().get() / NC_PER_MC;
            capacityMc += pack.get().capacityNc() / NC_PER_MC;
            calibrated &= pack.get().calibrated();
            full &= pack.get().full();
        }
        if (full) {
            return Optional.of(new SiteSoc(FULL, calibrated));
        }
        // A capacity's percentages are exact in whatever unit it is.
        int milliPercent = new Capacity(Math.max(1, capacityMc)).milliPercent(storedMc);
        return Optional.of(new SiteSoc(Math.min(MOST_BEFORE_FULL, milliPercent), calibrated));
    }
}
