package io.cellfleet.history.store;

/**
 * A row of the raw values: one minute of one pack.
 *
 * @param minute since 1970
 * @param rows   of the block; 1 or more
 * @param block  a {@link io.cellfleet.history.columns.StatusBlock}
 * @param sums   of the same
 */
record MinuteRow(String packId, long minute, int rows, byte[] block, MinuteSums sums) {}
