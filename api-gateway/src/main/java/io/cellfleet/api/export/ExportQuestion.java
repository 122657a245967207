package io.cellfleet.api.export;

import io.cellfleet.contract.history.v1.Resolution;
import java.util.List;
import java.util.Optional;

/**
 * What is to be exported.
 *
 * @param packIds    ascending
 * @param columns    1 or more
 * @param fromMs     inclusive; ms since 1970
 * @param toMs       exclusive; ms since 1970
 * @param resolution of the sums; empty: values as they came
 * @param after      the last row that is known already; empty: none
 */
public record ExportQuestion(
        List<String> packIds,
        List<String> columns,
        long fromMs,
        long toMs,
        Optional<Resolution> resolution,
        Optional<After> after) {

    /** A row. */
    public record After(String packId, long atMs) {}

    public ExportQuestion {
        packIds = List.copyOf(packIds);
        columns = List.copyOf(columns);
    }

    /** The packs that are left, and the time from which the first of them is. */
    List<String> packsLeft() {
        return after.map(last -> packIds.stream()
                        .filter(id -> id.compareTo(last.packId()) >= 0)
                        .toList())
                .orElse(packIds);
    }

    long beginOf(String packId) {
        return after.filter(last -> last.packId().equals(packId))
                .map(last -> Math.max(fromMs, last.atMs() + 1))
                .orElse(fromMs);
    }
}
