package io.cellfleet.gateway.line;

/**
 * Whose bytes a line brings.
 *
 * @param simulated whether no battery stands behind it now: a simulated pack, or a capture that is played again
 * @param source    where the bytes come from, for people
 */
public record LineIdentity(String gatewayId, String installationId, String packId, boolean simulated, String source) {}
