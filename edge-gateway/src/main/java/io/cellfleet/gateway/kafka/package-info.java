/**
 * The way to Kafka: every record goes to {@code cellfleet.frames.v1}, keyed by its installation, in the order of its
 * pack. Begin with {@link io.cellfleet.gateway.kafka.Uplink}.
 *
 * <p><b>What is not here yet.</b> Records wait in memory only. While Kafka is away real lines fill a bounded {@link
 * io.cellfleet.gateway.kafka.LineQueue}; beyond it the oldest records are lost, which is counted and shown, and a gateway
 * that is stopped or killed meanwhile loses what waits. The disk spool between the lines and the {@link
 * io.cellfleet.gateway.kafka.Window} will mend both. It takes the queue's place: records go in as {@link
 * io.cellfleet.gateway.line.RecordSink}, and come out when the window has room. Signing each record belongs there too.
 */
@NullMarked
package io.cellfleet.gateway.kafka;

import org.jspecify.annotations.NullMarked;
