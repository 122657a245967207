package io.cellfleet.gateway.relay;

import io.cellfleet.gateway.spool.Alongside;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the own steps' states in the same transactions as the records they were stepped over, so that a restart goes on
 * where the spool does. Used by the spool's writer alone.
 */
public final class KeptStates implements Alongside {

    private final List<LocalStep> steps;
    private final List<LocalStep> onTheWay = new ArrayList<>();

    KeptStates(List<LocalStep> steps) {
        this.steps = List.copyOf(steps);
    }

    @Override
    public void write(Connection connection) throws SQLException {
        for (LocalStep step : steps) {
            Optional<byte[]> state = step.changed();
            if (state.isPresent()) {
                onTheWay.add(step);
                RelayTables.putState(connection, step.packId(), state.get());
            }
        }
    }

    @Override
    public void written() {
        onTheWay.clear();
    }

    /** All of it is written with the next one. */
    @Override
    public void notWritten() {
        onTheWay.forEach(LocalStep::notKept);
        onTheWay.clear();
    }
}
