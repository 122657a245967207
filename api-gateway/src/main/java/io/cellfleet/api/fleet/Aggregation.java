package io.cellfleet.api.fleet;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one number of those of many packs.
 *
 * @param label as the API writes it
 */
public record Aggregation(String label, Kind kind, int percent) {

    /** How it is made. */
    public enum Kind {
        SUM,
        MEAN,
        MIN,
        MAX,
        /** The least value that so many percent of all are not above: the nearest rank. */
        PERCENTILE
    }

    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2})");

    /** What there is, for a refusal. */
    public static final String KNOWN = "sum, mean, min, max or p1 to p99";

    public static Optional<Aggregation> labelled(String label) {
        Matcher percentile = PERCENTILE.matcher(label);
        if (percentile.matches()) {
            int percent = Integer.parseInt(percentile.group(1));
            return percent == 0 ? Optional.empty() : Optional.of(new Aggregation(label, Kind.PERCENTILE, percent));
        }
        return switch (label) {
            case "sum" -> Optional.of(new Aggregation(label, Kind.SUM, 0));
            case "mean" -> Optional.of(new Aggregation(label, Kind.MEAN, 0));
            case "min" -> Optional.of(new Aggregation(label, Kind.MIN, 0));
            case "max" -> Optional.of(new Aggregation(label, Kind.MAX, 0));
            default -> Optional.empty();
        };
    }

    /**
     * @param values 1 or more, in any order
     * @return a mean is rounded half away from zero
     */
    public long of(long[] values) {
        return switch (kind) {
            case SUM -> Arrays.stream(values).sum();
            case MEAN -> mean(values);
            case MIN -> Arrays.stream(values).min().orElseThrow();
            case MAX -> Arrays.stream(values).max().orElseThrow();
            case PERCENTILE -> percentile(values);
        };
    }

    private static long mean(long[] values) {
        double mean = (double) Arrays.stream(values).sum() / values.length;
        return mean < 0 ? -Math.round(-mean) : Math.round(mean);
    }

    private long percentile(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent * (double) sorted.length / 100);
        return sorted[Math.max(1, rank) - 1];
    }
}
