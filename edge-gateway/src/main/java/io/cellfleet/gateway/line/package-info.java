/**
 * From bytes to records: the one path that serial lines, simulated packs and captures share. Begin with {@link
 * io.cellfleet.gateway.line.Line}, which is told bytes and times and does no I/O of its own.
 */
@NullMarked
package io.cellfleet.gateway.line;

import org.jspecify.annotations.NullMarked;
