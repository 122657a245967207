/**
 * How the history keeps values: many columns of one pack and one stretch of time as one block of bytes, and back. Knows
 * neither the database nor what a column means. The bytes are described in {@code docs/history-format.md}.
 */
@NullMarked
package io.cellfleet.history.codec;

import org.jspecify.annotations.NullMarked;
