package io.cellfleet.api.registry;

/** Something has been committed to the {@link Outbox}. */
public record OutboxFilled() {}
