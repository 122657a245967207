package io.cellfleet.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** For how long each tenant's values are kept. */
@ApplicationScoped
public class Retention {

    private static final String COLUMNS = "tenant_id, raw_days, minute_days, hour_days, day_days, minutes_from";

    private static final String WRITE = """
            INSERT INTO history.retention (tenant_id, raw_days, minute_days, hour_days, day_days) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id) DO UPDATE SET raw_days = excluded.raw_days, minute_days = excluded.minute_days,
                hour_days = excluded.hour_days, day_days = excluded.day_days
            """;

    private final DataSource database;

    Retention(DataSource database) {
        this.database = database;
    }

    /**
     * Of one tenant.
     *
     * @param own         what is said for it
     * @param minutesFrom minutes before it are gone; null when none are
     */
    public record OfTenant(Ages own, @Nullable Instant minutesFrom) {

        static final OfTenant NOTHING_SAID = new OfTenant(new Ages(null, null, null, null), null);
    }

    /** What is said for a tenant, also when it is nothing. */
    public OfTenant read(String tenantId) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Optional.ofNullable(all(connection).get(tenantId)).orElse(OfTenant.NOTHING_SAID);
        }
    }

    /** Says it. */
    public void write(String tenantId, Ages own) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, tenantId);
            int index = 2;
            for (Ages.Kind kind : Ages.Kind.values()) {
                statement.setObject(index, own.of(kind), Types.INTEGER);
                index++;
            }
            statement.executeUpdate();
        }
    }

    /** By tenant. */
    static Map<String, OfTenant> all(Connection connection) throws SQLException {
        Map<String, OfTenant> all = new HashMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT " + COLUMNS + " FROM history.retention");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Ages own = new Ages(days(rows, 2), days(rows, 3), days(rows, 4), days(rows, 5));
                OffsetDateTime minutesFrom = rows.getObject(6, OffsetDateTime.class);
                all.put(rows.getString(1), new OfTenant(own, minutesFrom == null ? null : minutesFrom.toInstant()));
            }
        }
        return all;
    }

    private static @Nullable Integer days(ResultSet rows, int index) throws SQLException {
        int days = rows.getInt(index);
        return rows.wasNull() ? null : (Integer) days;
    }
}
