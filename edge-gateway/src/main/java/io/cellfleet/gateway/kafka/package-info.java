/**
 * The way to Kafka: what is in the spool goes to {@code cellfleet.frames.v1}, keyed by its installation, in order. Begin
 * with {@link io.cellfleet.gateway.kafka.Drain}.
 *
 * <p>The producer sends one request at a time to each broker and is given up at its first failure, so that no record
 * overtakes another: the engine takes a record with a lower order number than the last one for a repetition.
 */
@NullMarked
package io.cellfleet.gateway.kafka;

import org.jspecify.annotations.NullMarked;
