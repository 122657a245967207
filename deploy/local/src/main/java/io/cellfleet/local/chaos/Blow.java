package io.cellfleet.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Something that happens to engines during one stage.
 *
 * @param stage     its place in the load
 * @param after     how long after the stage began, or after the blow before it in the same stage
 * @param kind      what happens
 * @param instance  to which engine, where there are several; from 0
 * @param downFor   until it is started again
 */
record Blow(int stage, Duration after, Kind kind, int instance, Duration downFor) {

    /** What can happen. */
    enum Kind {
        /** SIGKILL of one engine. */
        KILL,
        /** SIGKILL of all engines at once. */
        KILL_ALL,
        /** SIGTERM: its partitions move in order. No kill. */
        STOP
    }

    private static final int MOST_AFTER_MS = 3_000;
    private static final int MOST_AFTER_A_RESTART_MS = 9_000;
    private static final int MOST_DOWN_ALONE_MS = 500;
    private static final int MOST_DOWN_OF_TWO_MS = 9_000;

    /**
     * Blows in the order of their stages.
     *
     * @param kills     how many kills; a kill of all engines counts once
     * @param instances how many engines
     */
    static List<Blow> plan(long seed, int kills, int stages, int instances) {
        Random random = new Random(seed);
        List<Blow> plan = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            boolean all = instances > 1 && random.nextInt(5) == 0;
            plan.add(blow(random, all ? Kind.KILL_ALL : Kind.KILL, stages, instances));
            if (instances > 1 && random.nextInt(4) == 0) {
                plan.add(blow(random, Kind.STOP, stages, instances));
            }
        }
        plan.sort(Comparator.comparingInt(Blow::stage));
        return plan;
    }

    private static Blow blow(Random random, Kind kind, int stages, int instances) {
        // The first stage brings the settings; an engine that is killed then has done nothing yet, which is a case too.
        int stage = random.nextInt(stages);
        int afterMs = random.nextInt(random.nextInt(4) == 0 ? MOST_AFTER_A_RESTART_MS : MOST_AFTER_MS);
        int downMs = random.nextInt(instances == 1 ? MOST_DOWN_ALONE_MS : MOST_DOWN_OF_TWO_MS);
        return new Blow(stage, Duration.ofMillis(afterMs), kind, random.nextInt(instances), Duration.ofMillis(downMs));
    }
}
