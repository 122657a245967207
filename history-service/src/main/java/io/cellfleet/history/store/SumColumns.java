package io.cellfleet.history.store;

import java.util.List;

/** The columns of sums, by the tables' names. */
final class SumColumns {

    /** Of which there is a least, a mean and a most. */
    static final List<String> SPREADS =
            List.of("soc_milli_percent", "current_ma", "power_mw", "cell_mv", "spread_mv", "temperature_deci_c");

    /** That are added up, in both tables. */
    static final List<String> TOTALS = List.of(
            "frames",
            "covered_ms",
            "warning_e_ms",
            "warning_vh_ms",
            "warning_vl_ms",
            "warning_th_ms",
            "warning_tl_ms",
            "charge_off_ms",
            "load_off_ms",
            "uncalibrated_ms");

    /** That hours and days have. */
    static final List<String> OF_HOURS = List.of(
            "minutes",
            "soc_low_ms",
            "soc_middle_ms",
            "soc_high_ms",
            "cold_ms",
            "temperate_ms",
            "warm_ms",
            "collected_wh",
            "consumed_wh");

    private SumColumns() {}

    /** The three columns of one of the {@link #SPREADS}. */
    static List<String> ofSpread(String name) {
        return List.of(name + "_min", name + "_mean", name + "_max");
    }
}
