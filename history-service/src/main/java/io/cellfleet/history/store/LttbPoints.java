package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.SeriesColumn;
import io.cellfleet.history.store.MinMaxPoints.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * So many of the values that a line through them looks like one through all: those that make the largest triangles with
 * their neighbours (LTTB, S. Steinarsson, Downsampling Time Series for Visual Representation, 2013). Of long series it is
 * told the least and the greatest of stretches that are several times finer (J. Van Der Donckt and others, MinMaxLTTB,
 * 2023), so that memory does not grow with the series.
 */
final class LttbPoints implements Points {

    /** Stretches for each point that is wanted; each has up to two values. */
    private static final int FINER = 4;

    private final int wanted;
    private final MinMaxPoints all;

    /** @param wanted 3 or more */
    LttbPoints(TimeRange range, int wanted) {
        this.wanted = wanted;
        all = new MinMaxPoints(range, FINER * wanted);
    }

    @Override
    public void add(long atMs, long value) {
        all.add(atMs, value);
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public int count() {
        return all.count();
    }

    @Override
    public SeriesColumn.Builder build() {
        SeriesColumn.Builder column = SeriesColumn.newBuilder();
        largest(all.points(), wanted)
                .forEach(point -> column.addAtMs(point.atMs()).addValue(point.value()));
        return column;
    }

    /** The first, the last, and of each of so many buckets between them the one with the largest triangle. */
    static List<Point> largest(List<Point> points, int wanted) {
        if (points.size() <= wanted) {
            return points;
        }
        List<Point> taken = new ArrayList<>();
        Point before = points.getFirst();
        taken.add(before);
        int between = points.size() - 2;
        int buckets = wanted - 2;
        for (int bucket = 0; bucket < buckets; bucket++) {
            int begin = 1 + (int) ((long) between * bucket / buckets);
            int end = 1 + (int) ((long) between * (bucket + 1) / buckets);
            int nextEnd = bucket + 1 == buckets ? points.size() : 1 + (int) ((long) between * (bucket + 2) / buckets);
            double nextAt = 0;
            double nextValue = 0;
            for (int i = end; i < nextEnd; i++) {
                nextAt += points.get(i).atMs() - before.atMs();
                nextValue += points.get(i).value() - before.value();
            }
            nextAt /= nextEnd - end;
            nextValue /= nextEnd - end;
            Point best = points.get(begin);
            double largest = -1;
            for (int i = begin; i < end; i++) {
                Point point = points.get(i);
                double area = Math.abs(
                        nextAt * (point.value() - before.value()) - (point.atMs() - before.atMs()) * nextValue);
                if (area > largest) {
                    largest = area;
                    best = point;
                }
            }
            taken.add(best);
            before = best;
        }
        taken.add(points.getLast());
        return taken;
    }
}
