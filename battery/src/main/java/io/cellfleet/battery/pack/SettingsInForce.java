package io.cellfleet.battery.pack;

import io.cellfleet.battery.settings.PackSettings;
import java.time.ZoneId;

/**
 * The settings to use from this record on.
 *
 * @param revision of the settings; grows with every change
 * @param settings the pack's
 * @param zone     the installation's; its calendar days are the days of the energy counters
 */
public record SettingsInForce(long revision, PackSettings settings, ZoneId zone) {}
