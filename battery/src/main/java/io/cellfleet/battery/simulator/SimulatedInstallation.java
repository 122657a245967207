package io.cellfleet.battery.simulator;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place with simulated packs in parallel.
 *
 * @param id        unique in the whole system; {@code [a-z0-9][a-z0-9-]{0,62}}
 * @param name      for people; says that the installation is simulated
 * @param zone      where its days begin
 * @param latitude  degrees, plus is north; −90..90
 * @param longitude degrees, plus is east; −180..180
 * @param packs     at least one
 */
public record SimulatedInstallation(
        String id, String name, ZoneId zone, double latitude, double longitude, List<SimulatedPack> packs) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public SimulatedInstallation {
        checkId(id);
        packs = List.copyOf(packs);
        if (packs.isEmpty()) {
            throw new IllegalArgumentException("packs is empty but must have at least one");
        }
    }

    static void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id is '" + id + "' but must be " + ID);
        }
    }
}
