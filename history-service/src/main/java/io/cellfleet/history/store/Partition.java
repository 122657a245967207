package io.cellfleet.history.store;

import java.time.Instant;

/**
 * One partition of a table.
 *
 * @param name  in the schema {@code history}
 * @param begin of its time
 * @param end   of its time, exclusive
 */
record Partition(String name, Instant begin, Instant end) {}
