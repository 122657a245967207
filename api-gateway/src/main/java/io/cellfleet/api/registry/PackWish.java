package io.cellfleet.api.registry;

import io.cellfleet.battery.settings.PackSettingsDraft;

/**
 * What a caller wishes of a pack.
 *
 * @param draft      its settings, whole
 * @param assignment what shall be different in who speaks for it
 */
public record PackWish(String name, PackSettingsDraft draft, Assignment.Change assignment) {}
