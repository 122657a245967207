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

    private long stretch = -1;
    private Point least = new Point(0, 0);
    private Point greatest = new Point(0, 0);

    /** A value at its time. */
    record Point(long atMs, long value) {}

    /** @param stretches 1 or more */
    MinMaxPoints(TimeRange range, int stretches) {
        fromMs = range.fromMs();
        widthMs = Math.ceilDiv(range.lastEndMs() - fromMs, stretches);
    }

    @Override
    public void add(long atMs, long value) {
        long next = (atMs - fromMs) / widthMs;
        Point point = new Point(atMs, value);
        if (next != stretch) {
            endStretch();
            stretch = next;
            least = point;
            greatest = point;
        } else if (value < least.value()) {
            least = point;
        } else if (value > greatest.value()) {
            greatest = point;
        }
    }

    private void endStretch() {
        if (stretch < 0) {
            return;
        }
        boolean isRising = least.atMs() <= greatest.atMs();
        points.add(isRising ? least : greatest);
        if (least.value() != greatest.value()) {
            points.add(isRising ? greatest : least);
        }
    }

    /** Up to now; nothing can be added afterwards. */
    List<Point> points() {
        endStretch();
        stretch = -1;
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
