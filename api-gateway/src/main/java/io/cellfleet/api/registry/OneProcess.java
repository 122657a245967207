package io.cellfleet.api.registry;

import jakarta.persistence.EntityManager;

/** Lets only one process at a time do something with this database. */
public enum OneProcess {
    /** "cfoutbox". */
    EMPTIES_THE_OUTBOX(0x63666f7574626f78L),
    /** "cfnotify". */
    LOOKS_AT_WARNINGS(0x63666e6f74696679L),
    /** "cfdelive". */
    DELIVERS(0x636664656c697665L);

    /** Any number that nobody else uses for a lock in this database. */
    private final long key;

    OneProcess(long key) {
        this.key = key;
    }

    /** Whether this process may do it, until the transaction that runs is over; false: another one does. */
    public boolean isThis(EntityManager database) {
        return (Boolean) database.createNativeQuery("select pg_try_advisory_xact_lock(" + key + ")", Boolean.class)
                .getSingleResult();
    }
}
