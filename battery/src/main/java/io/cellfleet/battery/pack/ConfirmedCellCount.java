package io.cellfleet.battery.pack;

import io.cellfleet.battery.settings.PackSettings;

/**
 * An operator has said that another cell count is right (rule W2). It stands for the one in the settings until those say
 * another one themselves.
 *
 * @param commissioned what the settings said then; 2..255
 * @param confirmed    what holds instead; 2..255
 */
public record ConfirmedCellCount(int commissioned, int confirmed) {

    boolean holdsFor(PackSettings settings) {
        return settings.cellCount() == commissioned;
    }
}
