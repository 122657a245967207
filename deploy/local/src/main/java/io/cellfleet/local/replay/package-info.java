/**
 * Runs the battery core over a capture, without Kafka: what the engine would have said of these frames. Begin with
 * {@link io.cellfleet.local.replay.Replay}.
 */
@NullMarked
package io.cellfleet.local.replay;

import org.jspecify.annotations.NullMarked;
