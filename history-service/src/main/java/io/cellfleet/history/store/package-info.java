/**
 * The tables, and nobody else knows them. Written by {@link io.cellfleet.history.store.HistoryWriter}, which takes a
 * {@link io.cellfleet.history.store.HistoryBatch} and the Kafka offsets it ends at; read by {@link
 * io.cellfleet.history.store.SeriesReader}, {@link io.cellfleet.history.store.LatestReader} and {@link
 * io.cellfleet.history.store.EventReader}. A store of another form replaces this package and nothing else.
 *
 * <p>Why rows never come twice, whenever a process is killed:
 *
 * <ul>
 *   <li>Rows and offsets are committed in one transaction, so a batch is there with its offsets or not at all.
 *   <li>An offset moves only from the value at which the batch began. An instance that was stopped and replaced finds
 *       another value when it goes on, and is refused ({@link io.cellfleet.history.store.OffsetMovedException}).
 *   <li>Should the engine say the same thing again at a later offset, the order number is the key: where a
 *       key is there already, the rows go through a temporary table, and what is there is left alone.
 * </ul>
 */
@NullMarked
package io.cellfleet.history.store;

import org.jspecify.annotations.NullMarked;
