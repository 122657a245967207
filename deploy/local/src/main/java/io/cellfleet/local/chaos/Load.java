package io.cellfleet.local.chaos;

import io.cellfleet.battery.simulator.SimulatedFleet;
import io.cellfleet.battery.simulator.SimulatedInstallation;
import io.cellfleet.contract.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that is written to a broker, the same for the same seed and size: twenty packs of twelve installations, some
 * in parallel, over the end of summer time.
 */
record Load(List<Stage> stages) {

    private static final int PACKS = 20;

    /** Saturday before the clocks of Europe go back. */
    private static final Instant START = Instant.parse("2026-10-24T00:00:00Z");

    Load {
        stages = List.copyOf(stages);
    }

    /** The topics that are written to. */
    static final Set<String> TOPICS = Set.of(Topics.FRAMES, Topics.SETTINGS, Topics.OPERATOR_ACTIONS);

    /**
     * @param rounds stretches of frames, with a change between two of them
     * @param steps  of every pack in a round, 10 s each
     */
    static Load of(long seed, int rounds, int steps) {
        return new Maker(seed).make(rounds, steps);
    }

    /** The gateways that speak for its packs: one an installation. */
    static Set<String> gateways() {
        Set<String> gateways = new TreeSet<>();
        SimulatedFleet.of(PACKS, 0).forEach(site -> gateways.add(gateway(site)));
        return gateways;
    }

    long count(String topic) {
        return stages.stream()
                .filter(stage -> stage.topic().equals(topic))
                .mapToLong(stage -> stage.records().size())
                .sum();
    }

    private static String gateway(SimulatedInstallation site) {
        return "gateway-" + site.id();
    }

    /** The load in the making. */
    private static final class Maker {

        private final Random random;
        private final List<SimulatedInstallation> sites;
        private final Map<SimulatedInstallation, Wishes> wishes = new LinkedHashMap<>();
        private final Map<SimulatedInstallation, List<PackLine>> lines = new LinkedHashMap<>();
        private final Asks asks;
        private final Garbage garbage;
        private final List<Stage> stages = new ArrayList<>();

        Maker(long seed) {
            random = new Random(seed);
            sites = SimulatedFleet.of(PACKS, seed);
            asks = new Asks(random);
            garbage = new Garbage(random);
            for (SimulatedInstallation site : sites) {
                wishes.put(site, new Wishes(site, gateway(site), random));
                lines.put(
                        site,
                        site.packs().stream()
                                .map(pack -> new PackLine(site, pack, gateway(site), START, random.nextLong()))
                                .toList());
            }
        }

        Load make(int rounds, int steps) {
            stages.add(new Stage(
                    Topics.SETTINGS,
                    wishes.values().stream()
                            .map(wish -> wish.current(START.toEpochMilli()))
                            .toList()));
            for (int round = 0; round < rounds; round++) {
                stages.add(frames(steps, round == rounds - 1));
                if (round < rounds - 1) {
                    stages.add(random.nextInt(3) == 0 ? settings() : actions());
                }
            }
            return new Load(stages);
        }

        private Stage frames(int steps, boolean isLast) {
            List<LoadRecord> records = new ArrayList<>();
            for (int step = 0; step < steps; step++) {
                for (SimulatedInstallation site : sites) {
                    lines.get(site).forEach(line -> line.step(records::add));
                }
                if (random.nextInt(4) == 0) {
                    SimulatedInstallation site = any();
                    PackLine line = anyOf(site);
                    records.add(garbage.next(site.id(), line.packId(), gateway(site), line.nowMs()));
                }
            }
            if (isLast) {
                lines.values().forEach(all -> all.forEach(line -> line.flush(records::add)));
            }
            return new Stage(Topics.FRAMES, records);
        }

        private Stage settings() {
            List<LoadRecord> records = new ArrayList<>();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                SimulatedInstallation site = any();
                records.add(wishes.get(site).change(anyOf(site).nowMs()));
            }
            return new Stage(Topics.SETTINGS, records);
        }

        private Stage actions() {
            List<LoadRecord> records = new ArrayList<>();
            for (int count = 1 + random.nextInt(6); count > 0; count--) {
                SimulatedInstallation site = any();
                PackLine line = anyOf(site);
                records.add(asks.next(site.id(), line.packId(), line.cellCount(), line.nowMs()));
            }
            return new Stage(Topics.OPERATOR_ACTIONS, records);
        }

        private SimulatedInstallation any() {
            return sites.get(random.nextInt(sites.size()));
        }

        private PackLine anyOf(SimulatedInstallation site) {
            return lines.get(site).get(random.nextInt(site.packs().size()));
        }
    }
}
