package io.cellfleet.history.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.history.v1.LatestCell;
import io.cellfleet.contract.history.v1.LatestPack;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.minutes.Newest;
import io.cellfleet.history.minutes.Newest.CellOfStatus;
import io.cellfleet.history.minutes.Order;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The newest of packs, each as one message of the contract: read, and put together with what has come since. */
final class LatestPacks {

    private LatestPacks() {}

    /**
     * What the database has, by ascending id.
     *
     * @param packIds empty for all
     */
    static SortedMap<String, LatestPack> read(Connection connection, List<String> packIds) throws SQLException {
        Packs packs = new Packs(packIds);
        SortedMap<String, LatestPack> latest = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT pack_id, latest FROM history.latest_status WHERE true" + packs.and())) {
            packs.set(statement, 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    try {
                        latest.put(rows.getString(1), LatestPack.parseFrom(rows.getBytes(2)));
                    } catch (InvalidProtocolBufferException e) {
                        throw new SQLException("latest status of pack " + rows.getString(1) + " cannot be read", e);
                    }
                }
            }
        }
        return latest;
    }

    /** The rows of those that some newest change. */
    static CopyBuffer rows(Connection connection, List<Newest.OfPack> newest) throws SQLException {
        List<String> packIds =
                newest.stream().map(pack -> pack.status().getPackId()).toList();
        SortedMap<String, LatestPack> kept = read(connection, packIds);
        CopyBuffer rows = new CopyBuffer();
        for (Newest.OfPack pack : newest) {
            LatestPack before = kept.get(pack.status().getPackId());
            LatestPack now = merge(before, pack);
            if (!now.equals(before)) {
                try {
                    Tables.LATEST_STATUS.append(now, rows);
                } catch (NotOursException e) {
                    throw new IllegalStateException("passed the check when it came, but not now", e);
                }
            }
        }
        return rows;
    }

    /** What is known of a pack, and what has come of it: of each part the one with the greater order number. */
    static LatestPack merge(@Nullable LatestPack kept, Newest.OfPack come) {
        LatestPack.Builder pack = kept == null ? LatestPack.newBuilder() : kept.toBuilder();
        PackStatus status = come.status();
        if (kept == null || isAbove(status, kept.getStatus().getOrder())) {
            PackStatus.Builder next = status.toBuilder().clearMeasured();
            if (pack.getStatus().hasMeasured()) {
                next.setMeasured(pack.getStatus().getMeasured());
            }
            pack.setStatus(next);
        }
        PackStatus frame = come.measurement();
        if (frame != null && (!pack.hasMeasuredOrder() || isAbove(frame, pack.getMeasuredOrder()))) {
            pack.getStatusBuilder().setMeasured(frame.getMeasured());
            pack.setMeasuredOrder(frame.getOrder());
        }
        SortedMap<Integer, LatestCell> cells = new TreeMap<>();
        pack.getCellsList().forEach(cell -> cells.put(cell.getReading().getNumber(), cell));
        for (CellOfStatus cell : come.cells()) {
            LatestCell known = cells.get(cell.reading().getNumber());
            if (known == null || isAbove(cell.status(), known.getOrder())) {
                cells.put(cell.reading().getNumber(), message(cell));
            }
        }
        return pack.clearCells().addAllCells(cells.values()).build();
    }

    private static LatestCell message(CellOfStatus cell) {
        return LatestCell.newBuilder()
                .setReading(cell.reading())
                .setAtMs(cell.status().getAtMs())
                .setOrder(cell.status().getOrder())
                .build();
    }

    private static boolean isAbove(PackStatus next, OrderNumber known) {
        return Order.of(next.getOrder()).compareTo(Order.of(known)) > 0;
    }
}
