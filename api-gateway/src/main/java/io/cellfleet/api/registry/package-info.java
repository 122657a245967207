/**
 * What stands where and what is wished of it: tenants, installations and packs in PostgreSQL. Every change is
 * published on {@link io.cellfleet.contract.Topics#SETTINGS} through an outbox. Begin with {@link
 * io.cellfleet.api.registry.Registry}, then {@link io.cellfleet.api.registry.Outbox}.
 */
@NullMarked
package io.cellfleet.api.registry;

import org.jspecify.annotations.NullMarked;
