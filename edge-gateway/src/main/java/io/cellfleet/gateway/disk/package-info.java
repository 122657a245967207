/**
 * What the gateway keeps on its disk, each file written anew beside the old one and then renamed, so that a power cut
 * leaves the one or the other. Begin with {@link io.cellfleet.gateway.disk.DataFolder}.
 *
 * <p>Records are kept by {@link io.cellfleet.gateway.spool}.
 */
@NullMarked
package io.cellfleet.gateway.disk;

import org.jspecify.annotations.NullMarked;
