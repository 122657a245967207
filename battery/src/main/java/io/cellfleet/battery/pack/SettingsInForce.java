package io.cellfleet.battery.pack;

import io.cellfleet.battery.settings.PackSettings;

/**
 * The settings to use from this record on.
 *
 * @param revision of the settings; grows with every change
 */
public record SettingsInForce(long revision, PackSettings settings) {}
