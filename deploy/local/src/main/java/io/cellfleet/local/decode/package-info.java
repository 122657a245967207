/**
 * From what was saved off a line to one JSON line per frame. Begin with {@link
 * io.cellfleet.local.decode.StretchPrinter}; {@link io.cellfleet.local.decode.LineBytes} takes raw bytes and hex text
 * alike.
 */
@NullMarked
package io.cellfleet.local.decode;

import org.jspecify.annotations.NullMarked;
