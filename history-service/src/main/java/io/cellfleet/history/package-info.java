/**
 * Keeps every status and event in PostgreSQL and answers questions about the past. {@code intake} reads Kafka,
 * {@code minutes} holds what is not written yet, {@code columns} makes columns of statuses and {@code codec} bytes of columns,
 * {@code store} knows the tables, {@code rollup} makes hours and days of minutes, {@code query} is the gRPC service. Begin with {@link
 * io.cellfleet.history.intake.Intake}, then {@link io.cellfleet.history.store.HistoryWriter}.
 */
@NullMarked
package io.cellfleet.history;

import org.jspecify.annotations.NullMarked;
