/**
 * The two clocks of the gateway: UTC, which may jump, and a monotonic one, which never does. Begin with {@link
 * io.cellfleet.gateway.clock.GatewayClock}.
 */
@NullMarked
package io.cellfleet.gateway.clock;

import org.jspecify.annotations.NullMarked;
