package io.cellfleet.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Takes away what has grown old, and what is to be erased: from whole partitions, each in one transaction. Where all of a
 * partition goes it is dropped or emptied; where something stays it is written anew with what stays.
 */
@ApplicationScoped
public class Thinning {

    private static final Logger LOG = Logger.getLogger(Thinning.class);

    private static final int PATIENCE_S = 2;

    private static final String JOB = "history thinning";

    /** Tables beside the partitions; those by which a pack's tenant is known come last, so that it may be tried again. */
    private static final List<String> OF_PACKS =
            List.of("event", "standing_warning", "hour_due", "day_due", "damaged_minute", "latest_status");

    private static final List<String> OF_TENANTS = List.of("retention", "installation");

    private final DataSource database;

    Thinning(DataSource database) {
        this.database = database;
    }

    /**
     * Takes away what is older than it is to become.
     *
     * @param configured where a tenant says nothing
     * @param stopping   whether to stop after the partition in hand
     * @return partitions that were changed
     */
    public int thin(Ages configured, Instant now, BooleanSupplier stopping) throws SQLException {
        int changed = 0;
        try (JobLock lock = JobLock.take(database, JOB)) {
            Connection connection = lock.connection();
            if (connection == null) {
                return 0;
            }
            Map<String, List<String>> packsByTenant = packsByTenant(connection);
            Map<String, Retention.OfTenant> retention = Retention.all(connection);
            Old old = (kind, partition) -> {
                Map<String, List<String>> gone = new HashMap<>();
                packsByTenant.forEach((tenant, packs) -> {
                    Ages ages = retention
                            .getOrDefault(tenant, Retention.OfTenant.NOTHING_SAID)
                            .own()
                            .orElse(configured);
                    Integer days = ages.of(kind);
                    if (days != null
                            && !partition.end().plus(Duration.ofDays(days)).isAfter(now)) {
                        gone.put(tenant, packs);
                    }
                });
                return gone;
            };
            for (Partition partition : Partitions.of(connection, Ages.Kind.MINUTE.table())) {
                forgetBlocks(connection, partition, old.packs(Ages.Kind.RAW, partition));
            }
            for (Ages.Kind kind : Ages.Kind.values()) {
                for (Partition partition : Partitions.of(connection, kind.table())) {
                    if (stopping.getAsBoolean()) {
                        return changed;
                    }
                    Map<String, List<String>> gone = old.packs(kind, partition);
                    try {
                        if (!gone.isEmpty() && thin(connection, kind, partition, gone)) {
                            changed++;
                        }
                    } catch (SQLException e) {
                        if (!Locks.areHeld(e)) {
                            throw e;
                        }
                        LOG.warnf(
                                "from this partition on they are left for the next time: partition=%s reason=%s",
                                partition.name(), e.getMessage());
                        // Each further one would make everybody else wait too.
                        break;
                    }
                }
            }
        }
        return changed;
    }

    /** Which packs, by tenant, are not to be in a partition any more. */
    private interface Old {
        Map<String, List<String>> packs(Ages.Kind kind, Partition partition);
    }

    /** Of minutes that never came into their hour, as it is damaged or too large. */
    private static void forgetBlocks(Connection connection, Partition partition, Map<String, List<String>> goneByTenant)
            throws SQLException {
        if (goneByTenant.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("UPDATE history." + partition.name()
                + " SET block = NULL WHERE block IS NOT NULL AND pack_id = ANY (?)")) {
            statement.setArray(1, array(connection, packs(goneByTenant)));
            statement.executeUpdate();
        }
    }

    private static List<String> packs(Map<String, List<String>> byTenant) {
        return byTenant.values().stream().flatMap(List::stream).toList();
    }

    private static Array array(Connection connection, List<String> packs) throws SQLException {
        return connection.createArrayOf("text", packs.toArray());
    }

    private static boolean thin(
            Connection connection, Ages.Kind kind, Partition partition, Map<String, List<String>> goneByTenant)
            throws SQLException {
        List<String> packs = packs(goneByTenant);
        if (!hasAny(connection, partition.name(), packs)) {
            return false;
        }
        boolean dropped = !staysAny(connection, partition.name(), packs)
                && JobLock.inTransaction(connection, () -> {
                            sayMinutesFrom(connection, kind, goneByTenant, partition);
                            return drop(connection, kind, partition, packs);
                        })
                        > 0;
        if (!dropped) {
            JobLock.inTransaction(connection, () -> {
                sayMinutesFrom(connection, kind, goneByTenant, partition);
                return takeOut(connection, partition.name(), packs);
            });
        }
        LOG.infof("grown old: partition=%s packs=%d tenants=%d", partition.name(), packs.size(), goneByTenant.size());
        return true;
    }

    /** Whoever makes hours and days looks at it, so that they are not made of what is left. */
    private static void sayMinutesFrom(
            Connection connection, Ages.Kind kind, Map<String, List<String>> goneByTenant, Partition partition)
            throws SQLException {
        if (kind == Ages.Kind.MINUTE) {
            for (String tenant : goneByTenant.keySet()) {
                sayMinutesFrom(connection, tenant, partition.end());
            }
        }
    }

    /** Drops a partition where nothing stays of it; gives 0 when something came after all. */
    private static int drop(Connection connection, Ages.Kind kind, Partition partition, List<String> packs)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Locks.patience(statement, PATIENCE_S);
            // The table before its partition, as whoever writes does.
            statement.execute("LOCK TABLE ONLY history." + kind.table() + " IN ACCESS EXCLUSIVE MODE");
            if (staysAny(connection, partition.name(), packs)) {
                return 0;
            }
            statement.execute("DROP TABLE history." + partition.name());
            return 1;
        }
    }

    /** Forgets what had changed on days that ended then or before. */
    public void forgetChanges(Instant before) throws SQLException {
        try (JobLock lock = JobLock.take(database, JOB)) {
            Connection connection = lock.connection();
            if (connection == null) {
                return;
            }
            for (Partition day : Partitions.of(connection, "change")) {
                if (!day.end().isAfter(before)) {
                    JobLock.inTransaction(connection, () -> {
                        try (Statement statement = connection.createStatement()) {
                            Locks.patience(statement, PATIENCE_S);
                            return statement.executeUpdate("DROP TABLE history." + day.name());
                        }
                    });
                }
            }
        }
    }

    /**
     * Takes away all of a tenant.
     *
     * @return how many packs it had
     * @throws SQLException also when another instance does such work; it may be tried again
     */
    public int erase(String tenantId) throws SQLException {
        try (JobLock lock = JobLock.take(database, JOB)) {
            Connection connection = lock.connection();
            if (connection == null) {
                throw new SQLException("another instance takes values away just now");
            }
            List<String> packs = packsByTenant(connection).getOrDefault(tenantId, List.of());
            for (Ages.Kind kind : Ages.Kind.values()) {
                List<String> partitions = new ArrayList<>(List.of(kind.table() + "_other"));
                Partitions.of(connection, kind.table()).forEach(partition -> partitions.add(partition.name()));
                for (String partition : partitions) {
                    if (hasAny(connection, partition, packs)) {
                        JobLock.inTransaction(connection, () -> takeOut(connection, partition, packs));
                    }
                }
            }
            JobLock.inTransaction(connection, () -> deleteBeside(connection, tenantId, packs));
            LOG.infof("erased: tenant=%s packs=%d", tenantId, packs.size());
            return packs.size();
        }
    }

    private static int deleteBeside(Connection connection, String tenantId, List<String> packs) throws SQLException {
        int rows = 0;
        for (String table : OF_PACKS) {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM history." + table + " WHERE pack_id = ANY (?)")) {
                statement.setArray(1, array(connection, packs));
                rows += statement.executeUpdate();
            }
        }
        for (String table : OF_TENANTS) {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM history." + table + " WHERE tenant_id = ?")) {
                statement.setString(1, tenantId);
                rows += statement.executeUpdate();
            }
        }
        return rows;
    }

    /** The packs of a tenant, ascending. */
    public List<String> packs(String tenantId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return packsByTenant(connection).getOrDefault(tenantId, List.of());
        }
    }

    private static Map<String, List<String>> packsByTenant(Connection connection) throws SQLException {
        Map<String, List<String>> packs = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT tenant_id, pack_id FROM history.pack_tenant ORDER BY pack_id")) {
            while (rows.next()) {
                packs.computeIfAbsent(rows.getString(1), unused -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return packs;
    }

    private static boolean hasAny(Connection connection, String table, List<String> packs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT EXISTS (SELECT FROM history." + table + " WHERE pack_id = ANY (?))")) {
            statement.setArray(1, array(connection, packs));
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    private static void sayMinutesFrom(Connection connection, String tenant, Instant from) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO history.retention AS kept (tenant_id, minutes_from)"
                        + " VALUES (?, ?) ON CONFLICT (tenant_id) DO UPDATE"
                        + " SET minutes_from = greatest(kept.minutes_from, excluded.minutes_from)")) {
            statement.setString(1, tenant);
            statement.setObject(2, from.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** Whether a table has rows of other packs. It goes from pack to pack by the key, as it may hold others up meanwhile. */
    private static boolean staysAny(Connection connection, String table, List<String> packs) throws SQLException {
        Set<String> gone = Set.copyOf(packs);
        try (PreparedStatement statement = connection.prepareStatement("""
                WITH RECURSIVE packs AS (
                    (SELECT pack_id FROM history.%1$s ORDER BY pack_id LIMIT 1)
                    UNION ALL
                    SELECT (SELECT pack_id FROM history.%1$s WHERE pack_id > packs.pack_id ORDER BY pack_id LIMIT 1)
                    FROM packs WHERE pack_id IS NOT NULL
                )
                SELECT pack_id FROM packs WHERE pack_id IS NOT NULL
                """.formatted(table));
                ResultSet there = statement.executeQuery()) {
            while (there.next()) {
                if (!gone.contains(there.getString(1))) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Writes a partition anew without some packs.
     *
     * @return rows that stay
     */
    private static int takeOut(Connection connection, String partition, List<String> packs) throws SQLException {
        String table = "history." + partition;
        try (Statement statement = connection.createStatement()) {
            Locks.patience(statement, PATIENCE_S);
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            statement.execute("CREATE TEMPORARY TABLE gone (pack_id text COLLATE \"C\" PRIMARY KEY) ON COMMIT DROP");
            try (PreparedStatement gone = connection.prepareStatement("INSERT INTO gone SELECT unnest(?::text[])")) {
                gone.setArray(1, array(connection, packs));
                gone.executeUpdate();
            }
            statement.execute("ANALYZE gone");
            statement.execute("CREATE TEMPORARY TABLE staying ON COMMIT DROP AS SELECT * FROM " + table
                    + " AS kept WHERE NOT EXISTS (SELECT FROM gone WHERE gone.pack_id = kept.pack_id)");
            statement.execute("TRUNCATE " + table);
            return statement.executeUpdate("INSERT INTO " + table + " SELECT * FROM staying");
        }
    }
}
