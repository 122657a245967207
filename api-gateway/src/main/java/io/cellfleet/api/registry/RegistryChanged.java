package io.cellfleet.api.registry;

/** A change of this installation, or of one of its packs, has been committed. */
public record RegistryChanged(String installationId) {}
