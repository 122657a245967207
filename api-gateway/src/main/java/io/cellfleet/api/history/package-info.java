/**
 * Questions to history-service over gRPC. Begin with {@link io.cellfleet.api.history.History}.
 */
@NullMarked
package io.cellfleet.api.history;

import org.jspecify.annotations.NullMarked;
