package io.cellfleet.local.cli;

import io.cellfleet.local.chaos.ChaosRun;
import io.cellfleet.local.chaos.Findings;
import io.cellfleet.local.run.BrokerLog;
import io.cellfleet.local.run.Progress;
import io.cellfleet.local.run.Project;
import java.nio.file.Files;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./cellfleet chaos}. */
@Command(
        name = "chaos",
        description = "Kills a service under load and compares everything it did with an undisturbed run over the same"
                + " records. Exit code 1 when anything differs.")
final class ChaosCommand implements Callable<Integer> {

    /** What can be killed. */
    enum Victim {
        /** The engine. */
        engine
    }

    @Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Victim victim = Victim.engine;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "50", description = "Default: ${DEFAULT-VALUE}.")
    private int kills;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the load and of the moments; the same seed gives the same plan. Default: at random.")
    private @Nullable Long seed;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many engines share the work; from 2 on partitions move. Default: ${DEFAULT-VALUE}.")
    private int instances;

    @Override
    public Integer call() throws Exception {
        return switch (victim) {
            case engine -> killEngines();
        };
    }

    private int killEngines() throws Exception {
        BrokerLog.writeTo(
                Files.createDirectories(Project.root().resolve("target")).resolve("chaos-kafka.log"));
        Progress progress = new Progress(System.out);
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
