package io.cellfleet.history.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables' own history, in the schema {@code history}. */
@ApplicationScoped
public class Schema {

    private final Flyway flyway;
    private final Partitions partitions;

    private boolean migrated;

    Schema(Flyway flyway, Partitions partitions) {
        this.flyway = flyway;
        this.partitions = partitions;
    }

    /** Brings the tables to this release's form, once, and makes the partitions that are missing; may be tried again. */
    public synchronized void migrate() throws SQLException {
        if (migrated) {
            partitions.make();
            return;
        }
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw new SQLException("schema history: " + e.getMessage(), e);
        }
        migrated = true;
        partitions.make();
    }
}
