package io.cellfleet.api.live;

import io.cellfleet.contract.history.v1.LatestCell;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.Warning;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One pack of the {@link LiveView}. One thread applies statuses, many read. */
final class PackLive {

    private static final Comparator<OrderNumber> BY_ORDER = Comparator.comparingInt(OrderNumber::getEnrolment)
            .thenComparingInt(OrderNumber::getBoot)
            .thenComparingLong(OrderNumber::getSequence);

    private final AtomicLong versions;
    private final CellTable cells = new CellTable();
    private boolean allCellsInOneFrame;
    private PackNow now;
    private Quality shown = Quality.NEVER;
    private long version;

    PackLive(PackStatus first, List<LatestCell> lastCells, long receivedAtMs, AtomicLong versions) {
        this.versions = versions;
        lastCells.forEach(cell -> cells.take(cell.getReading(), cell.getAtMs(), receivedAtMs));
        now = merged(null, first, receivedAtMs);
        version = versions.incrementAndGet();
    }

    /** Takes a status if it is newer than what is known (by its order number, never by its time). */
    synchronized void apply(PackStatus status, long receivedAtMs) {
        if (BY_ORDER.compare(status.getOrder(), now.status().getOrder()) > 0) {
            now = merged(now, status, receivedAtMs);
            version = versions.incrementAndGet();
        }
    }

    /** Takes what the engine warns of beside the records now. */
    synchronized void stand(List<Warning> standing) {
        if (!now.standing().equals(standing)) {
            now = new PackNow(now.status(), standing, now.frameAtMs(), now.heardAtMs());
            version = versions.incrementAndGet();
        }
    }

    /** Makes a change of the quality visible to those who follow, since no status brings it. */
    synchronized void lookAtTheClock(long nowMs) {
        Quality quality = now.quality(nowMs);
        if (quality != shown) {
            shown = quality;
            version = versions.incrementAndGet();
        }
    }

    private PackNow merged(@Nullable PackNow before, PackStatus status, long receivedAtMs) {
        PackStatus.Builder merged = status.toBuilder();
        if (status.hasMeasured()) {
            List<CellReading> readings = status.getMeasured().getCellsList();
            readings.forEach(reading -> cells.take(reading, frameAtMs(before, status), receivedAtMs));
            allCellsInOneFrame = readings.size() > 1;
            merged.getMeasuredBuilder().clearCells();
        } else if (before != null) {
            if (before.status().hasMeasured()) {
                merged.setMeasured(before.status().getMeasured());
            }
            if (before.status().hasDevice()) {
                merged.setDevice(before.status().getDevice());
            }
        }
        Long frameAtMs = frameAtMs(before, status);
        boolean sameFrame = before != null && frameAtMs != null && frameAtMs.equals(before.frameAtMs());
        Long heardAtMs = frameAtMs == null ? null : (Long) Math.min(frameAtMs, receivedAtMs);
        List<Warning> standing = before == null ? List.of() : before.standing();
        return new PackNow(merged.build(), standing, frameAtMs, sameFrame ? before.heardAtMs() : heardAtMs);
    }

    private static @Nullable Long frameAtMs(@Nullable PackNow before, PackStatus status) {
        if (status.hasLastFrameAtMs()) {
            return status.getLastFrameAtMs();
        }
        if (status.hasMeasured()) {
            return status.getAtMs();
        }
        return before == null ? null : before.frameAtMs();
    }

    synchronized PackNow now() {
        return now;
    }

    synchronized List<CellNow> cells() {
        return cells.heard();
    }

    /** Whether one frame of this device describes all cells; otherwise one cell a frame (rule M4). */
    synchronized boolean allCellsInOneFrame() {
        return allCellsInOneFrame;
    }

    synchronized long version() {
        return version;
    }
}
