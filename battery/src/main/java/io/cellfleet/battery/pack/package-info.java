/**
 * One pack over time. {@link io.cellfleet.battery.pack.PackStep} takes what is known of a pack and one record of its
 * gateway, and gives what is known then, what to show, and what happened. The same step runs in the engine, in the
 * gateway and in a replay.
 */
@NullMarked
package io.cellfleet.battery.pack;

import org.jspecify.annotations.NullMarked;
