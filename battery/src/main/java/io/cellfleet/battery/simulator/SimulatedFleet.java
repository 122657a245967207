package io.cellfleet.battery.simulator;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.settings.PackSettings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Many simulated installations, the same for the same number and seed. */
public final class SimulatedFleet {

    private static final int MOST_PACKS = 1_000_000;

    private SimulatedFleet() {}

    /**
     * Twenty packs are twelve installations: most sound, and each {@link Fault} once. A larger fleet repeats them with
     * other weather and other cells, a smaller one is its beginning.
     *
     * @param packs how many in all; 1..1000000
     */
    public static List<SimulatedInstallation> of(int packs, long seed) {
        Check.inRange("packs", packs, 1, MOST_PACKS);
        List<SimulatedInstallation> fleet = new ArrayList<>();
        for (int left = packs; left > 0; ) {
            SimulatedSite site = SimulatedSite.ALL.get(fleet.size() % SimulatedSite.ALL.size());
            int here = Math.min(left, site.packs());
            fleet.add(installation(site, fleet.size() + 1, here, SplitMix.number(seed, fleet.size())));
            left -= here;
        }
        return List.copyOf(fleet);
    }

    private static SimulatedInstallation installation(SimulatedSite site, int number, int packs, long seed) {
        String id = "simulated-%03d".formatted(number);
        int round = (number - 1) / SimulatedSite.ALL.size() + 1;
        String name = "Simulated " + site.name() + (round == 1 ? "" : " " + round);
        PackSettings settings = site.bank().settings();
        double initialSoc = 0.45 + 0.25 * SplitMix.share(seed, 0);
        PackPhysics physics = PackPhysics.typical(settings, initialSoc, site.ambientC(), site.latitude(), seed);
        List<SimulatedPack> all = new ArrayList<>();
        for (int i = 1; i <= packs; i++) {
            String packName = packs == 1 ? name : name + ", pack " + i;
            Set<Fault> faults = i == 1 ? site.fault().map(Set::of).orElse(Set.of()) : Set.of();
            all.add(new SimulatedPack(id + "-" + i, packName, settings, physics, faults, SplitMix.number(seed, i)));
        }
        return new SimulatedInstallation(id, name, ZoneId.of(site.zone()), site.latitude(), site.longitude(), all);
    }
}
