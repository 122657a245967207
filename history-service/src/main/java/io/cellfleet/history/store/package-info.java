/**
 * The tables, and nobody else knows them. Written by {@link io.cellfleet.history.store.HistoryWriter}, which takes a
 * {@link io.cellfleet.history.store.HistoryBatch} and the Kafka offsets it ends at; read by {@link
 * io.cellfleet.history.store.SeriesReader}, {@link io.cellfleet.history.store.LatestReader} and {@link
 * io.cellfleet.history.store.EventReader}, of which the first two add what is still in memory.
 *
 * <p>Why rows never come twice, whenever a process is killed:
 *
 * <ul>
 *   <li>Rows and offsets are committed in one transaction, so a batch is there with its offsets or not at all.
 *   <li>An offset moves only from the value at which the batch began. An instance that was stopped and replaced finds
 *       another value when it goes on, and is refused ({@link io.cellfleet.history.store.OffsetMovedException}).
 *   <li>Whatever is read again, or said again at a later offset, has its order number: {@link
 *       io.cellfleet.history.store.MinuteRows} puts a status into its minute once, and events whose key is there go
 *       through a temporary table, and what is there is left alone.
 * </ul>
 */
@NullMarked
package io.cellfleet.history.store;

import org.jspecify.annotations.NullMarked;
