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
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The newest of each pack, and up to where the topics are in it. */
@ApplicationScoped
public class LatestReader {

    private static final String PACKS = """
            SELECT pack_id, status, measurement
            FROM history.latest_status LEFT JOIN history.latest_measurement USING (pack_id)
            %s
            ORDER BY pack_id
            """;

    private static final String CELLS = """
            SELECT pack_id, cell_number, voltage_mv, temperature_deci_c, (extract(epoch FROM at) * 1000)::bigint,
                   coalesce(colour, 0), coalesce(temperature_reads_high, false)
            FROM history.latest_cell
            %s
            ORDER BY pack_id, cell_number
            """;

    private final DataSource database;

    LatestReader(DataSource database) {
        this.database = database;
    }

    /**
     * The packs in the order of their ids; a pack that is not known is left out.
     *
     * @param packIds empty for all
     */
    public LatestReply read(List<String> packIds) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // One moment for all three questions: the offsets must be those of the packs.
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                Map<String, LatestPack.Builder> packs = packs(connection, packIds);
                addCells(connection, packIds, packs);
                LatestReply.Builder reply = LatestReply.newBuilder();
                packs.values().forEach(reply::addPacks);
                return reply.addAllStatusOffsets(offsets(connection)).build();
            } finally {
                connection.rollback();
            }
        }
    }

    private static Map<String, LatestPack.Builder> packs(Connection connection, List<String> packIds)
            throws SQLException {
        Map<String, LatestPack.Builder> packs = new LinkedHashMap<>();
        try (PreparedStatement statement = prepare(connection, PACKS, packIds);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                packs.put(rows.getString(1), LatestPack.newBuilder().setStatus(status(rows)));
            }
        }
        return packs;
    }

    private static PackStatus.Builder status(ResultSet rows) throws SQLException {
        try {
            PackStatus.Builder status = PackStatus.newBuilder().mergeFrom(rows.getBytes(2));
            byte[] measurement = rows.getBytes(3);
            return measurement == null ? status : status.setMeasured(Measurement.parseFrom(measurement));
        } catch (InvalidProtocolBufferException e) {
            throw new SQLException("latest status of pack " + rows.getString(1) + " cannot be read", e);
        }
    }

    private static void addCells(Connection connection, List<String> packIds, Map<String, LatestPack.Builder> packs)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, CELLS, packIds);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                LatestPack.Builder pack = packs.get(rows.getString(1));
                if (pack == null) {
                    throw new SQLException("pack " + rows.getString(1) + " has cells but no status");
                }
                pack.addCells(cell(rows));
            }
        }
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
        PreparedStatement statement =
                connection.prepareStatement(sql.formatted(packIds.isEmpty() ? "" : "WHERE pack_id = ANY (?)"));
        if (!packIds.isEmpty()) {
            statement.setArray(1, connection.createArrayOf("text", packIds.toArray()));
        }
        return statement;
    }
}
