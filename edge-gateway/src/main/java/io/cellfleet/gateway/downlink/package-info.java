/**
 * What the engine tells this gateway: settings and orders of its packs, and how far it has come. Begin with {@link
 * io.cellfleet.gateway.downlink.DownlinkFollower}; {@link io.cellfleet.gateway.downlink.DownlinkBook} keeps what came,
 * so that a gateway that starts without a network goes on with it.
 */
@NullMarked
package io.cellfleet.gateway.downlink;

import org.jspecify.annotations.NullMarked;
