/**
 * Lines without a cable: recorded bytes and simulated packs. Their bytes take the same path as those of a serial line,
 * and each of their records is marked as simulated. Begin with {@link io.cellfleet.gateway.source.CaptureReader}.
 *
 * <p>Their time is their own, so they wait for Kafka instead of losing anything.
 */
@NullMarked
package io.cellfleet.gateway.source;

import org.jspecify.annotations.NullMarked;
