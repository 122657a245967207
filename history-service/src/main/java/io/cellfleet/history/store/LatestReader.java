package io.cellfleet.history.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.history.v1.LatestCell;
import io.cellfleet.contract.history.v1.LatestPack;
import io.cellfleet.contract.history.v1.LatestReply;
import io.cellfleet.contract.history.v1.PartitionOffset;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.minutes.Newest;
import io.cellfleet.history.minutes.Order;
import io.cellfleet.history.minutes.Unwritten;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The newest of each pack, in memory or in the database, and from where on the topics must be read to go on from it. */
@ApplicationScoped
public class LatestReader {

    private static final String PACKS = """
            SELECT pack_id, status, measurement, kept.enrolment, kept.boot, kept.sequence
            FROM history.latest_status LEFT JOIN history.latest_measurement AS kept USING (pack_id)
            WHERE true%s
            """;

    private static final String CELLS = """
            SELECT pack_id, cell_number, voltage_mv, temperature_deci_c, (extract(epoch FROM at) * 1000)::bigint,
                   coalesce(colour, 0), coalesce(temperature_reads_high, false), enrolment, boot, sequence
            FROM history.latest_cell
            WHERE true%s
            """;

    private final DataSource database;
    private final Unwritten unwritten;

    public LatestReader(DataSource database, Unwritten unwritten) {
        this.database = database;
        this.unwritten = unwritten;
    }

    /**
     * The packs in the order of their ids; a pack that is not known is left out.
     *
     * @param packIds empty for all
     */
    public LatestReply read(List<String> packIds) throws SQLException {
        Unwritten.Answer fresh = unwritten.newest(packIds);
        Newest held = new Newest();
        fresh.statuses().forEach(held::add);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // One moment for all three questions: the offsets must be those of the packs.
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                SortedMap<String, Known> packs = new TreeMap<>();
                addPacks(connection, packIds, packs);
                addCells(connection, packIds, packs);
                for (Newest.OfPack pack : held.packs()) {
                    packs.computeIfAbsent(pack.status().getPackId(), unused -> new Known())
                            .add(pack);
                }
                LatestReply.Builder reply = LatestReply.newBuilder().setIncomplete(!fresh.complete());
                packs.values().forEach(pack -> reply.addPacks(pack.build()));
                return reply.addAllStatusOffsets(offsets(connection)).build();
            } finally {
                connection.rollback();
            }
        }
    }

    /** What is known of one pack. */
    private static final class Known {

        private @Nullable PackStatus status;
        private @Nullable Measurement measurement;
        private @Nullable Order measured;
        private final SortedMap<Integer, KnownCell> cells = new TreeMap<>();

        private record KnownCell(Order order, LatestCell cell) {}

        /** What the database does not have yet. */
        void add(Newest.OfPack held) {
            if (status == null || isAbove(orderOf(held.status()), orderOf(status))) {
                status = held.status();
            }
            PackStatus frame = held.measurement();
            if (frame != null && (measured == null || isAbove(orderOf(frame), measured))) {
                measurement = frame.getMeasured();
                measured = orderOf(frame);
            }
            held.cells()
                    .forEach(cell -> add(
                            orderOf(cell.status()),
                            LatestCell.newBuilder()
                                    .setReading(cell.reading())
                                    .setAtMs(cell.status().getAtMs())
                                    .build()));
        }

        void add(Order order, LatestCell cell) {
            cells.merge(
                    cell.getReading().getNumber(),
                    new KnownCell(order, cell),
                    (known, next) -> isAbove(next.order(), known.order()) ? next : known);
        }

        LatestPack build() {
            LatestPack.Builder pack = LatestPack.newBuilder();
            if (status != null) {
                pack.setStatus(status);
                pack.getStatusBuilder().clearMeasured();
            }
            if (measurement != null) {
                pack.getStatusBuilder().setMeasured(measurement);
            }
            cells.values().forEach(cell -> pack.addCells(cell.cell()));
            return pack.build();
        }

        private static Order orderOf(PackStatus status) {
            return Order.of(status.getOrder());
        }

        private static boolean isAbove(Order next, Order known) {
            return next.compareTo(known) > 0;
        }
    }

    private static void addPacks(Connection connection, List<String> packIds, SortedMap<String, Known> packs)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, PACKS, packIds);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Known pack = new Known();
                packs.put(rows.getString(1), pack);
                try {
                    pack.status = PackStatus.parseFrom(rows.getBytes(2));
                    byte[] measurement = rows.getBytes(3);
                    if (measurement != null) {
                        pack.measurement = Measurement.parseFrom(measurement);
                        pack.measured = order(rows, 4);
                    }
                } catch (InvalidProtocolBufferException e) {
                    throw new SQLException("latest status of pack " + rows.getString(1) + " cannot be read", e);
                }
            }
        }
    }

    private static void addCells(Connection connection, List<String> packIds, SortedMap<String, Known> packs)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, CELLS, packIds);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Known pack = packs.get(rows.getString(1));
                if (pack == null) {
                    throw new SQLException("pack " + rows.getString(1) + " has cells but no status");
                }
                pack.add(order(rows, 8), cell(rows));
            }
        }
    }

    private static Order order(ResultSet rows, int first) throws SQLException {
        return new Order(rows.getInt(first), rows.getInt(first + 1), rows.getLong(first + 2));
    }

    private static LatestCell cell(ResultSet rows) throws SQLException {
        CellReading.Builder reading = CellReading.newBuilder()
                .setNumber(rows.getInt(2))
                .setVoltageMv(rows.getInt(3))
                .setColourValue(rows.getInt(6))
                .setTemperatureReadsHigh(rows.getBoolean(7));
        int temperatureDeciC = rows.getInt(4);
        if (!rows.wasNull()) {
            reading.setTemperatureDeciC(temperatureDeciC);
        }
        return LatestCell.newBuilder()
                .setReading(reading)
                .setAtMs(rows.getLong(5))
                .build();
    }

    private static List<PartitionOffset> offsets(Connection connection) throws SQLException {
        return TopicOffsets.read(connection).entrySet().stream()
                .filter(kept -> kept.getKey().topic().equals(Topics.STATUS))
                .map(kept -> PartitionOffset.newBuilder()
                        .setPartition(kept.getKey().partition())
                        .setNextOffset(kept.getValue())
                        .build())
                .sorted(Comparator.comparingInt(PartitionOffset::getPartition))
                .toList();
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<String> packIds)
            throws SQLException {
        Packs packs = new Packs(packIds);
        PreparedStatement statement = connection.prepareStatement(sql.formatted(packs.and()));
        packs.set(statement, 1);
        return statement;
    }
}
