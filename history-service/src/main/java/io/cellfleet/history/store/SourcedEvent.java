package io.cellfleet.history.store;

import io.cellfleet.contract.v1.PackEvent;

/**
 * An event, and where it was read.
 *
 * @param partition of the topic of events
 * @param offset    in it, as {@link KeptOffset#place} has it
 */
public record SourcedEvent(PackEvent event, int partition, long offset) {}
