package io.cellfleet.gateway.relay;

import io.cellfleet.battery.pack.SettingsInForce;

/**
 * What the settings say of a pack of this gateway.
 *
 * @param settings for the rules
 * @param policy   for the time without a link
 */
public record KnownPack(SettingsInForce settings, UnlinkedPolicy policy) {}
