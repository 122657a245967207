/**
 * Values of any number of packs over any time, written while they are read: rows of one time of one pack, as CSV or
 * Arrow. Begin with {@link io.cellfleet.api.export.Rows}.
 */
@NullMarked
package io.cellfleet.api.export;

import org.jspecify.annotations.NullMarked;
