/**
 * Reads devices on site and streams their raw frames into Kafka.
 *
 * <p>The way of one frame: a reader in {@code serial} or {@code source} takes bytes off its line and tells {@link
 * io.cellfleet.gateway.line.Line} when it read them; the line cuts frames, numbers them in the pack's order and hands
 * records to {@link io.cellfleet.gateway.kafka.Uplink}. {@link io.cellfleet.gateway.Gateway} puts it together; begin
 * there.
 */
@NullMarked
package io.cellfleet.gateway;

import org.jspecify.annotations.NullMarked;
