/**
 * A small program outside the gateway's process that opens the relays when the gateway hangs, is killed or does not come
 * back. Begin with {@link io.cellfleet.gateway.guard.GuardMain}. It uses the JDK and the serial library alone, so that it
 * needs little memory and nothing of what may have broken.
 *
 * <p>The two meet in a folder: the gateway's decision loop writes {@link io.cellfleet.gateway.guard.Heartbeat} with each
 * of its turns and {@link io.cellfleet.gateway.guard.GuardedRelays} at its start; the guard holds a lock there, by which
 * the gateway knows that somebody watches.
 */
@NullMarked
package io.cellfleet.gateway.guard;

import org.jspecify.annotations.NullMarked;
