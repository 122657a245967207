/**
 * What the engine made of a pack's records, as columns of a {@link io.cellfleet.history.codec.Block}, and back. Knows which
 * column is which field of the contract, and not the database. The ids are listed in {@code docs/history-format.md}.
 */
@NullMarked
package io.cellfleet.history.columns;

import org.jspecify.annotations.NullMarked;
