/**
 * Whether the pack may be charged and discharged (rules R1 to R9). {@link io.cellfleet.battery.relay.RelayTable} is the
 * manual's table, {@link io.cellfleet.battery.relay.RelayRules} reads it.
 */
@NullMarked
package io.cellfleet.battery.relay;

import org.jspecify.annotations.NullMarked;
