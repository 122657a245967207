/**
 * Kafka Streams around the battery core: {@link io.cellfleet.engine.stream.PackStepper} fetches a pack's state and
 * settings, asks {@code battery}, stores and forwards. The other classes translate between messages and the core.
 */
@NullMarked
package io.cellfleet.engine.stream;

import org.jspecify.annotations.NullMarked;
