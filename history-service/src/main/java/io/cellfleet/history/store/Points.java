package io.cellfleet.history.store;

import io.cellfleet.contract.history.v1.SeriesColumn;

/** The points of one column of an answer, made of its values as they come by time. */
interface Points {

    /** @param atMs not below the one before */
    void add(long atMs, long value);

    /** Whether no further value would change anything. */
    boolean isFull();

    /** How many there are in memory. */
    int count();

    /** Name and pack are the caller's. */
    SeriesColumn.Builder build();
}
