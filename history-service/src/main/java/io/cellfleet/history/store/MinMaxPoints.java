package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.SeriesColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * Of each of so many equal stretches of time the least and the greatest value, each at its own time, the first of those that
 * are the same. A stretch without a value has none.
 */
final class MinMaxPoints implements Points {

    private final long fromMs;
    private final long widthMs;
    private final List<Point> points = new ArrayList<>();

    /** Of the stretch in hand; it ends before its begin until there is one. */
    private long endMs = Long.MIN_VALUE;

    private long leastAtMs;
    private long least;
    private long greatestAtMs;
    private long greatest;

    /** A value at its time. */
    record Point(long atMs, long value) {}

    /** @param stretches 1 or more */
    MinMaxPoints(TimeRange range, int stretches) {
        fromMs = range.fromMs();
        widthMs = Math.ceilDiv(range.lastEndMs() - fromMs, stretches);
    }

    @Override
    public void add(long atMs, long value) {
        if (atMs >= endMs) {
            endStretch();
            endMs = fromMs + ((atMs - fromMs) / widthMs + 1) * widthMs;
            setLeast(atMs, value);
            setGreatest(atMs, value);
        } else if (value < least) {
            setLeast(atMs, value);
        } else if (value > greatest) {
            setGreatest(atMs, value);
        }
    }

    private void setLeast(long atMs, long value) {
        leastAtMs = atMs;
        least = value;
    }

    private void setGreatest(long atMs, long value) {
        greatestAtMs = atMs;
        greatest = value;
    }

    private void endStretch() {
        if (endMs == Long.MIN_VALUE) {
            return;
        }
        Point low = new Point(leastAtMs, least);
        Point high = new Point(greatestAtMs, greatest);
        boolean isRising = leastAtMs <= greatestAtMs;
        points.add(isRising ? low : high);
        if (least != greatest) {
            points.add(isRising ? high : low);
        }
    }

    /** Up to now; nothing can be added afterwards. */
    List<Point> points() {
        endStretch();
        endMs = Long.MIN_VALUE;
        return points;
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public int count() {
        return points.size();
    }

    @Override
    public SeriesColumn.Builder build() {
        SeriesColumn.Builder column = SeriesColumn.newBuilder();
        points().forEach(point -> column.addAtMs(point.atMs()).addValue(point.value()));
        return column;
    }
}
