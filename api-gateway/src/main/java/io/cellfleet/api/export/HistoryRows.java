package io.cellfleet.api.export;

import io.cellfleet.api.history.History;
import io.cellfleet.contract.history.v1.PackSums;
import io.cellfleet.contract.history.v1.SeriesColumn;
import io.cellfleet.contract.history.v1.SeriesReply;
import io.cellfleet.contract.history.v1.SeriesRequest;
import io.cellfleet.contract.history.v1.SumsColumn;
import io.cellfleet.contract.history.v1.SumsRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows that are asked of the history a stretch of time of one pack at a time, so that memory stays small. */
public final class HistoryRows implements Rows {

    private static final long RAW_STRETCH_MS = Duration.ofHours(6).toMillis();
    private static final long SUMS_STRETCH_MS = Duration.ofDays(14).toMillis();
    private static final int MOST_POINTS = 20_000;

    private final History history;
    private final ExportQuestion question;
    private final Iterator<String> packs;
    private @Nullable String pack;
    private long beginMs;

    public HistoryRows(History history, ExportQuestion question) {
        this.history = history;
        this.question = question;
        packs = question.packsLeft().iterator();
    }

    @Override
    public List<String> columns() {
        return question.columns();
    }

    @Override
    public Optional<List<Row>> next() {
        if (pack == null || beginMs >= question.toMs()) {
            if (!packs.hasNext()) {
                return Optional.empty();
            }
            pack = packs.next();
            beginMs = question.beginOf(pack);
            if (beginMs >= question.toMs()) {
                return Optional.of(List.of());
            }
        }
        return Optional.of(question.resolution().isEmpty() ? values(pack) : sums(pack));
    }

    private List<Row> values(String packId) {
        long endMs = Math.min(question.toMs(), beginMs + RAW_STRETCH_MS);
        SeriesReply reply = history.series(SeriesRequest.newBuilder()
                .addPackIds(packId)
                .addAllColumns(question.columns())
                .setFromMs(beginMs)
                .setToMs(endMs)
                .setLimit(Math.max(1_000, MOST_POINTS / question.columns().size()))
                .build());
        // Of a column that was cut more may come after its last time: the others wait for it.
        for (SeriesColumn column : reply.getColumnsList()) {
            if (column.getTruncated()) {
                endMs = Math.min(endMs, column.getAtMs(column.getAtMsCount() - 1) + 1);
            }
        }
        NavigableMap<Long, @Nullable Long[]> byTime = new TreeMap<>();
        for (int c = 0; c < reply.getColumnsCount(); c++) {
            SeriesColumn column = reply.getColumns(c);
            for (int i = 0; i < column.getAtMsCount(); i++) {
                if (column.getAtMs(i) < endMs) {
                    byTime.computeIfAbsent(
                                            column.getAtMs(i),
                                            at -> new Long[question.columns().size()])[c] =
                            column.getValue(i);
                }
            }
        }
        beginMs = endMs;
        List<Row> rows = new ArrayList<>(byTime.size());
        byTime.forEach((at, values) -> rows.add(new Row(packId, at, values)));
        return rows;
    }

    private List<Row> sums(String packId) {
        long endMs = Math.min(question.toMs(), beginMs + SUMS_STRETCH_MS);
        List<PackSums> found = history.sums(SumsRequest.newBuilder()
                        .addPackIds(packId)
                        .setResolution(question.resolution().orElseThrow())
                        .addAllColumns(question.columns())
                        .setFromMs(beginMs)
                        .setToMs(endMs)
                        .build())
                .getPacksList();
        beginMs = endMs;
        List<Row> rows = new ArrayList<>();
        for (PackSums sums : found) {
            for (int i = 0; i < sums.getAtMsCount(); i++) {
                rows.add(new Row(
                        packId, sums.getAtMs(i), new Long[question.columns().size()]));
            }
            for (int c = 0; c < sums.getColumnsCount(); c++) {
                SumsColumn column = sums.getColumns(c);
                for (int i = 0; i < column.getValueCount(); i++) {
                    rows.get(i).values()[c] = column.getValue(i);
                }
                for (int unknown : column.getUnknownList()) {
                    rows.get(unknown).values()[c] = null;
                }
            }
        }
        return rows;
    }
}
