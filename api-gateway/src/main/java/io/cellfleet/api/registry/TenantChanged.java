package io.cellfleet.api.registry;

/** A change of this tenant has been committed. */
public record TenantChanged(String tenantId) {}
