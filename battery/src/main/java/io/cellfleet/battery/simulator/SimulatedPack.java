package io.cellfleet.battery.simulator;

import io.cellfleet.battery.settings.PackSettings;
import java.util.Set;

/**
 * A pack that does not exist.
 *
 * @param id       unique in the whole system; {@code [a-z0-9][a-z0-9-]{0,62}}
 * @param name     for people; says that the pack is simulated
 * @param settings what its device is told, and Cellfleet too
 * @param physics  what it is really like
 * @param faults   what is wrong from the start
 * @param seed     everything that differs between two packs of one kind comes from it
 */
public record SimulatedPack(
        String id, String name, PackSettings settings, PackPhysics physics, Set<Fault> faults, long seed) {

    public SimulatedPack {
        SimulatedInstallation.checkId(id);
        faults = Set.copyOf(faults);
    }
}
