/**
 * What the gateway says about itself: health, metrics and a page for the installer. Begin with {@link
 * io.cellfleet.gateway.status.StatusPage}.
 */
@NullMarked
package io.cellfleet.gateway.status;

import org.jspecify.annotations.NullMarked;
