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
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The newest of packs, each as one message of the contract: read, and put together with what has come since. */
final class LatestPacks {

    private static final Logger LOG = Logger.getLogger(LatestPacks.class);

    private LatestPacks() {}

    /**
     * What the database has, by ascending id.
     *
     * @param packIds empty for all
     */
    static SortedMap<String, LatestPack> read(Connection connection, List<String> packIds) throws SQLException {
        return read(connection, packIds, damaged -> {});
    }

    /** @param damaged is told of packs whose row cannot be read, and is left out */
    private static SortedMap<String, LatestPack> read(
            Connection connection, List<String> packIds, Consumer<String> damaged) throws SQLException {
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
                        LOG.errorf(
                                "left out, as if it were not known: reason=the latest status of pack %s cannot be read: %s",
                                rows.getString(1), e.getMessage());
                        damaged.accept(rows.getString(1));
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
        List<String> damaged = new ArrayList<>();
        SortedMap<String, LatestPack> kept = read(connection, packIds, damaged::add);
        forget(connection, damaged);
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

    /** They begin anew. */
    private static void forget(Connection connection, List<String> damaged) throws SQLException {
        if (damaged.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM history.latest_status WHERE pack_id = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("text", damaged.toArray()));
            statement.executeUpdate();
        }
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
