package io.cellfleet.history.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Which packs a question is about.
 *
 * @param ids empty for all
 */
record Packs(List<String> ids) {

    /** A condition behind others; it has one parameter, or none. */
    String and() {
        return ids.isEmpty() ? "" : " AND pack_id = ANY (?)";
    }

    /**
     * Sets the condition's parameter, if it has one.
     *
     * @param index that it would have
     */
    void set(PreparedStatement statement, int index) throws SQLException {
        if (!ids.isEmpty()) {
            statement.setArray(index, statement.getConnection().createArrayOf("text", ids.toArray()));
        }
    }
}
