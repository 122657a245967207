/**
 * What the gateway keeps on disk. Begin with {@link io.cellfleet.gateway.spool.SpoolDatabase}, the one file in which
 * everybody may keep tables of their own.
 */
@NullMarked
package io.cellfleet.gateway.spool;

import org.jspecify.annotations.NullMarked;
