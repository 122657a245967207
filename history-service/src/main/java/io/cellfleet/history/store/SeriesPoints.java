package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.SeriesColumn;
import java.util.List;

/** The points of one column, as they come by time: each value, or one point for each bucket that has any. */
final class SeriesPoints implements Points {

    private final SeriesColumn.Builder column;
    private final long bucketMs;
    private final int limit;

    private long bucket;
    private long count;
    private long sum;
    private long min;
    private long max;
    private boolean full;

    /**
     * @param bucketMs 0: each value
     * @param limit    points; 1 or more
     */
    SeriesPoints(long bucketMs, int limit) {
        column = SeriesColumn.newBuilder();
        this.bucketMs = bucketMs;
        this.limit = limit;
    }

    @Override
    public void add(long atMs, long value) {
        if (full) {
            return;
        }
        boolean isInBucket = count > 0 && atMs - bucket < bucketMs;
        if (count > 0 && !isInBucket) {
            endBucket();
        }
        if (column.getAtMsCount() == limit) {
            full = true;
            if (bucketMs == 0) {
                cutBefore(atMs);
            }
            return;
        }
        if (bucketMs == 0) {
            column.addAtMs(atMs).addValue(value);
            return;
        }
        if (!isInBucket) {
            bucket = atMs - atMs % bucketMs;
        }
        sum += value;
        min = count == 0 ? value : Math.min(min, value);
        max = count == 0 ? value : Math.max(max, value);
        count++;
    }

    private void endBucket() {
        long doubled = 2 * Math.abs(sum) + count;
        column.addAtMs(bucket)
                .addValue(Long.signum(sum) * (doubled / (2 * count)))
                .addMin(min)
                .addMax(max);
        count = 0;
        sum = 0;
    }

    /** Whether there are more points than are asked for. */
    @Override
    public boolean isFull() {
        return full;
    }

    @Override
    public int count() {
        return column.getAtMsCount();
    }

    @Override
    public SeriesColumn.Builder build() {
        if (!full && count > 0) {
            endBucket();
        }
        return full ? column.setTruncated(true) : column;
    }

    /**
     * A caller goes on from the last time + 1, so a moment with several values is not cut in two: it is left for the
     * next answer, unless that would leave nothing.
     */
    private void cutBefore(long nextMs) {
        int kept = column.getAtMsCount();
        while (kept > 0 && column.getAtMs(kept - 1) == nextMs) {
            kept--;
        }
        if (kept == 0 || kept == column.getAtMsCount()) {
            return;
        }
        List<Long> atMs = List.copyOf(column.getAtMsList().subList(0, kept));
        List<Long> values = List.copyOf(column.getValueList().subList(0, kept));
        column.clearAtMs().addAllAtMs(atMs).clearValue().addAllValue(values);
    }
}
