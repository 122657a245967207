/**
 * Many installations, packs or gateways at once, from a table: every line is checked before anything is changed. Begin
 * with {@link io.cellfleet.api.bulk.CsvTable}.
 */
@NullMarked
package io.cellfleet.api.bulk;

import org.jspecify.annotations.NullMarked;
