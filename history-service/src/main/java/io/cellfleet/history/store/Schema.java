package io.cellfleet.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables' own history, in the schema {@code history}. */
@ApplicationScoped
public class Schema {

    private final Flyway flyway;

    private boolean migrated;

    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /** Brings the tables to this release's form, once; may be tried again when it failed. */
    public synchronized void migrate() throws SQLException {
        if (migrated) {
            return;
        }
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new SQLException("schema history: " + e.getMessage(), e);
        }
        migrated = true;
    }
}
