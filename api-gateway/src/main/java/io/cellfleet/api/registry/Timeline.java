package io.cellfleet.api.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Which past the database has. PostgreSQL begins a new timeline when a copy becomes the primary, and when a backup comes back: its
 * newest transactions may be missing then, though whoever is connected sees a database that answers.
 */
@ApplicationScoped
class Timeline {

    private static final int DIGITS = 8;

    private final EntityManager database;

    Timeline(EntityManager database) {
        this.database = database;
    }

    /** Of the server at which the transaction that runs is: 8 hexadecimal digits. */
    String here() {
        return ((String) database.createNativeQuery("select pg_walfile_name(pg_current_wal_lsn())", String.class)
                        .getSingleResult())
                .substring(0, DIGITS);
    }
}
