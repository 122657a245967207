/**
 * Who moves a relay, on the gateway. Begin with {@link io.cellfleet.gateway.relay.RelayDecision}, which is told
 * everything and the time; {@link io.cellfleet.gateway.relay.EngineLink} knows whether the engine follows, {@link
 * io.cellfleet.gateway.relay.StopMark} what a restart goes on with.
 */
@NullMarked
package io.cellfleet.gateway.relay;

import org.jspecify.annotations.NullMarked;
