package io.cellfleet.battery.pack;

import io.cellfleet.battery.settings.PackSettings;
import java.util.Optional;

/**
 * An operator has said that another cell count is right (rule W2). It stands for the one in the settings until those say
 * another one themselves, or something that contradicts it.
 *
 * @param commissioned what the settings said then; 2..255
 * @param confirmed    what holds instead; 2..255
 */
public record ConfirmedCellCount(int commissioned, int confirmed) {

    /** The settings with the adopted count; empty when they have moved on since. */
    Optional<PackSettings> adoptedBy(PackSettings settings) {
        if (settings.cellCount() != commissioned) {
            return Optional.empty();
        }
        try {
            return Optional.of(settings.withCellCount(confirmed));
        } catch (IllegalArgumentException contradicted) {
            // Newer settings have switches or sections that do not go with it: they were checked, so they win.
            return Optional.empty();
        }
    }
}
