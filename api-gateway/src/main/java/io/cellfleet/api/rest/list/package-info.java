/**
 * Lists by page: sorted by any field, each page beginning after the last item of the one before, and with the columns
 * that are asked for. Begin with {@link io.cellfleet.api.rest.list.Listing}.
 */
@NullMarked
package io.cellfleet.api.rest.list;

import org.jspecify.annotations.NullMarked;
