package io.cellfleet.history.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statement that makes rows of sums, of hours or days, of the minutes in them. */
final class RollupSql {

    /**
     * Of {@code wanted} with a pack, a begin, an end and perhaps more. By how much the counters of energy grew is told from
     * minute to minute, the first one from the last one before: it is looked for in the partitions of two days, and only
     * where it is not there in all. What was made of minutes that are gone stays as it is.
     */
    private static final String MAKE = """
            WITH %s, due AS (
                SELECT * FROM wanted WHERE NOT EXISTS (
                    SELECT FROM history.pack_tenant JOIN history.retention USING (tenant_id)
                    WHERE pack_id = wanted.pack_id AND wanted.begin_at < minutes_from)
            ), energy AS (
                SELECT due.pack_id, due.begin_at,
                    sum(CASE WHEN collected >= collected_before THEN collected - collected_before ELSE collected END)
                        AS collected_wh,
                    sum(CASE WHEN consumed >= consumed_before THEN consumed - consumed_before ELSE consumed END)
                        AS consumed_wh
                FROM due CROSS JOIN LATERAL (
                    SELECT minute, collected, consumed, lag(collected) OVER by_time AS collected_before,
                        lag(consumed) OVER by_time AS consumed_before
                    FROM (
                        (SELECT minute, collected_total_wh AS collected, consumed_total_wh AS consumed
                        FROM history.pack_minute
                        WHERE pack_id = due.pack_id AND minute < due.begin_at
                            AND minute >= due.begin_at - interval '2 days' AND collected_total_wh IS NOT NULL
                        ORDER BY minute DESC LIMIT 1)
                        UNION ALL
                        (SELECT minute, collected_total_wh, consumed_total_wh
                        FROM history.pack_minute
                        WHERE pack_id = due.pack_id AND minute < due.begin_at - interval '2 days'
                            AND collected_total_wh IS NOT NULL AND NOT EXISTS (
                                SELECT FROM history.pack_minute AS near
                                WHERE near.pack_id = due.pack_id AND near.minute < due.begin_at
                                    AND near.minute >= due.begin_at - interval '2 days'
                                    AND near.collected_total_wh IS NOT NULL)
                        ORDER BY minute DESC LIMIT 1)
                        UNION ALL
                        (SELECT minute, collected_total_wh, consumed_total_wh
                        FROM history.pack_minute
                        WHERE pack_id = due.pack_id AND minute >= due.begin_at AND minute < due.end_at
                            AND collected_total_wh IS NOT NULL)) AS counters
                    WINDOW by_time AS (ORDER BY minute)) AS growth
                WHERE minute >= due.begin_at AND collected_before IS NOT NULL
                GROUP BY due.pack_id, due.begin_at
            ), minutes AS (
                SELECT due.*, %s, greatest(frames, 1) AS weight
                FROM due JOIN history.pack_minute AS kept ON kept.pack_id = due.pack_id
                    AND kept.minute >= due.begin_at AND kept.minute < due.end_at
            )
            INSERT INTO history.%s (pack_id, %s, %s, minutes, soc_low_ms, soc_middle_ms, soc_high_ms,
                cold_ms, temperate_ms, warm_ms, collected_wh, consumed_wh)
            SELECT pack_id, %s, %s, count(*),
                coalesce(sum(covered_ms) FILTER (WHERE soc_milli_percent_mean < 20000), 0),
                coalesce(sum(covered_ms) FILTER (WHERE soc_milli_percent_mean BETWEEN 20000 AND 80000), 0),
                coalesce(sum(covered_ms) FILTER (WHERE soc_milli_percent_mean > 80000), 0),
                coalesce(sum(covered_ms) FILTER (WHERE temperature_deci_c_mean < 0), 0),
                coalesce(sum(covered_ms) FILTER (WHERE temperature_deci_c_mean BETWEEN 0 AND 450), 0),
                coalesce(sum(covered_ms) FILTER (WHERE temperature_deci_c_mean > 450), 0),
                min(collected_wh), min(consumed_wh)
            FROM minutes LEFT JOIN energy USING (pack_id, begin_at)
            GROUP BY pack_id, %s
            ON CONFLICT (pack_id, %s) DO UPDATE SET %s
            """;

    private RollupSql() {}

    /**
     * The statement.
     *
     * @param wanted  definitions of {@code WITH}, the last one of {@code wanted}
     * @param table   that is written
     * @param columns of the table that tell which hour or day it is; the first one is its key
     * @param values  the same columns of {@code wanted}
     */
    static String make(String wanted, String table, List<String> columns, List<String> values) {
        List<String> names = new ArrayList<>();
        List<String> sums = new ArrayList<>();
        for (String name : SumColumns.SPREADS) {
            String mean = name + "_mean";
            names.addAll(SumColumns.ofSpread(name));
            sums.add("min(" + name + "_min)");
            sums.add(
                    "round(sum(" + mean + "::numeric * weight) / sum(weight) FILTER (WHERE " + mean + " IS NOT NULL))");
            sums.add("max(" + name + "_max)");
        }
        for (String name : SumColumns.TOTALS) {
            names.add(name);
            sums.add("sum(" + name + ")");
        }
        String assignments = Stream.concat(names.stream(), SumColumns.OF_HOURS.stream())
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        String keys = String.join(", ", values);
        String sumNames = String.join(", ", names);
        return MAKE.formatted(
                wanted,
                sumNames,
                table,
                String.join(", ", columns),
                sumNames,
                keys,
                String.join(", ", sums),
                keys,
                columns.getFirst(),
                assignments);
    }
}
