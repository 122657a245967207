package io.cellfleet.api.registry;

/**
 * The registry was of an earlier moment, and has taken over what the topic told. Fired inside the transaction, so that what
 * else cannot be believed any more goes with it.
 */
public record RegistryTakenOver() {}
