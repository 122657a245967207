package io.cellfleet.gateway.spool;

import java.sql.Connection;
import java.sql.SQLException;

/** What must be as old as the records on disk, and so is written in their transactions. Called by one thread. */
public interface Alongside {

    /** There is nothing. */
    Alongside NOTHING = connection -> {};

    /** Writes what has changed. */
    void write(Connection connection) throws SQLException;

    /** The transaction is done. */
    default void written() {}

    /** The transaction came to nothing. */
    default void notWritten() {}
}
