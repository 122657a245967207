/**
 * The newest status of every pack, in memory. Begin with {@link io.cellfleet.api.live.LiveView}; {@link
 * io.cellfleet.api.live.LiveFollower} fills it from history and Kafka, and {@link io.cellfleet.api.live.Quality} says
 * how far its values may be believed.
 */
@NullMarked
package io.cellfleet.api.live;

import org.jspecify.annotations.NullMarked;
