/**
 * Kills engines under load and compares what they did with an undisturbed run over the same records.
 *
 * <p>{@link io.cellfleet.local.chaos.Load} makes the records from a seed, {@link io.cellfleet.local.chaos.Feed} writes
 * them while {@link io.cellfleet.local.chaos.Blows} fall, and {@link io.cellfleet.local.chaos.Comparison} reads both
 * brokers. {@link io.cellfleet.local.chaos.ChaosRun} holds it together; begin there.
 *
 * <p>And restarts all services of a {@link io.cellfleet.local.chaos.Chain} one after the other, while it is used: {@link
 * io.cellfleet.local.chaos.RollingRun}.
 */
@NullMarked
package io.cellfleet.local.chaos;

import org.jspecify.annotations.NullMarked;
