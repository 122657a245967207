package io.cellfleet.local.cli;

import io.cellfleet.local.chaos.ChaosRun;
import io.cellfleet.local.chaos.Findings;
import io.cellfleet.local.chaos.RollingRun;
import io.cellfleet.local.run.BrokerLog;
import io.cellfleet.local.run.Progress;
import io.cellfleet.local.run.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./cellfleet chaos}. */
@Command(
        name = "chaos",
        description =
                "Kills or restarts services under load and compares everything they did with an undisturbed run over"
                        + " the same records. Exit code 1 when anything differs.")
final class ChaosCommand implements Callable<Integer> {

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    /** What can be done. */
    enum Deed {
        /** Engines are killed. */
        engine,
        /** Every service is restarted, one instance of two after the other. */
        rolling
    }

    @Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Deed deed = Deed.engine;

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "50",
            description = "engine. Default: ${DEFAULT-VALUE}.")
    private int kills;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "engine: of the load and of the moments; the same seed gives the same plan. Default: at random.")
    private @Nullable Long seed;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description = "engine: how many share the work; from 2 on partitions move. Default: ${DEFAULT-VALUE}.")
    private int instances;

    @Option(
            names = "--packs",
            paramLabel = "N",
            defaultValue = "200",
            description = "rolling: of a frame a second each. Default: ${DEFAULT-VALUE}.")
    private int packs;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "rolling: how often every instance is restarted. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--before",
            paramLabel = "DIR",
            description =
                    "rolling: a release that is built or unpacked there. The services begin as its programs, are upgraded to"
                            + " these ones instance by instance, and rolled back, in every round.")
    private @Nullable Path before;

    @Override
    public Integer call() throws Exception {
        BrokerLog.writeTo(
                Files.createDirectories(Project.root().resolve("target")).resolve("chaos-kafka.log"));
        Progress progress = new Progress(System.out);
        return switch (deed) {
            case engine -> killEngines(progress);
            case rolling -> roll(progress);
        };
    }

    private int roll(Progress progress) throws Exception {
        Path now = Project.root();
        Path first = before == null ? now : before;
        List<Path> turns = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            turns.add(now);
            if (before != null) {
                turns.add(before);
            }
        }
        Findings findings = new RollingRun(packs, 2, first, turns, BETWEEN).run(progress::step);
        progress.say(findings.text());
        boolean same = findings.differences().isEmpty();
        progress.say(same ? "SAME: the restarts left no trace" : "DIFFERENT: see above");
        return same ? 0 : 1;
    }

    private int killEngines(Progress progress) throws Exception {
        long chosen = seed == null ? new Random().nextInt(1_000_000) : seed;
        progress.step(
                "%d kills of %d engine%s, seed %d".formatted(kills, instances, instances == 1 ? "" : "s", chosen));
        Findings findings = ChaosRun.of(chosen, kills, instances).run(progress::step);
        progress.say(findings.text());
        boolean same = findings.differences().isEmpty();
        progress.say(
                same
                        ? "SAME: %d kills left no trace".formatted(kills)
                        : "DIFFERENT: see above; repeat with --kills %d --instances %d --seed %d"
                                .formatted(kills, instances, chosen));
        return same ? 0 : 1;
    }
}
