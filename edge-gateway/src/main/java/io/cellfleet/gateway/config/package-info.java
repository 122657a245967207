/**
 * What the operator sets, checked at the door. {@link io.cellfleet.gateway.config.GatewayConfig} and {@link
 * io.cellfleet.gateway.config.SimulatorConfig} hold names and defaults; {@link
 * io.cellfleet.gateway.config.GatewaySettings} is what they become once they have been checked against each other.
 */
@NullMarked
package io.cellfleet.gateway.config;

import org.jspecify.annotations.NullMarked;
