/**
 * The questions about the past, as a gRPC service: {@link io.cellfleet.history.query.HistoryService} checks and
 * passes on, the store answers. What may be asked is described in the contract's {@code history.proto}.
 */
@NullMarked
package io.cellfleet.history.query;

import org.jspecify.annotations.NullMarked;
