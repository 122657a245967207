package io.cellfleet.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables' own history, in the schema {@code history}. */
@ApplicationScoped
public class Schema {

    private final Flyway flyway;
    private final Days days;

    private boolean migrated;

    Schema(Flyway flyway, Days days) {
        this.flyway = flyway;
        this.days = days;
    }

    /** Brings the tables to this release's form, once, and makes the partitions of the next days; may be tried again. */
    public synchronized void migrate() throws SQLException {
        if (migrated) {
            days.make();
            return;
        }
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new SQLException("schema history: " + e.getMessage(), e);
        }
        migrated = true;
        days.make();
    }
}
