/**
 * The records that become JSON. Names carry their units; what is not known is left out. Begin with {@link
 * io.cellfleet.api.rest.view.PackStatusView}, which {@link io.cellfleet.api.rest.view.PackViews} fills.
 */
@NullMarked
package io.cellfleet.api.rest.view;

import org.jspecify.annotations.NullMarked;
