package io.cellfleet.local.cli;

import io.cellfleet.local.bench.ApiBench;
import io.cellfleet.local.bench.CommandBench;
import io.cellfleet.local.bench.EngineBench;
import io.cellfleet.local.bench.HistoryBench;
import io.cellfleet.local.bench.RestartBench;
import io.cellfleet.local.bench.StateSizeBench;
import io.cellfleet.local.bench.StepBenchmark;
import io.cellfleet.local.bench.TakeoverBench;
import io.cellfleet.local.run.BrokerLog;
import io.cellfleet.local.run.Progress;
import io.cellfleet.local.run.Project;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./cellfleet bench}. */
@Command(name = "bench", description = "Measures, and prints figures as docs/benchmarks.md holds them.")
final class BenchCommand implements Callable<Integer> {

    /** Of all packs, that wait for the history in Kafka. */
    private static final int BACKLOG_MINUTES = 60;

    /** Clients of one stream. */
    private static final int FOLLOWERS = 1_000;

    private static final int API_SECONDS = 15;

    /** What can be measured. */
    enum Subject {
        /** The battery core on one thread. */
        step,
        /** The bytes of state that are written for one frame. */
        state,
        /** Frames a second through the engine and its broker. */
        engine,
        /** From frame to order. */
        command,
        /** How long frames wait for an engine that is stopped, killed or moved. */
        restart,
        /** How long an API takes no changes while it takes 10,000 installations over from the topic. */
        takeover,
        /** What the history takes in, needs on disk and answers. */
        history,
        /** What the API answers about 10,000 packs, by wrk, and many clients of one stream. */
        api
    }

    @Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Subject subject = Subject.step;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "300",
            description = "engine: of frames of 10,000 packs; command: of measuring. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "restart. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--packs",
            paramLabel = "N",
            defaultValue = "200",
            description = "history. Default: ${DEFAULT-VALUE}.")
    private int packs;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "3",
            description = "history: of all packs. Default: ${DEFAULT-VALUE}.")
    private int hours;

    @Option(
            names = "--open-packs",
            paramLabel = "N",
            defaultValue = "10000",
            description =
                    "history: with a minute that runs; 0: not measured. api: of the fleet. Default: ${DEFAULT-VALUE}.")
    private int openPacks;

    @Option(
            names = "--engine-jvm",
            paramLabel = "OPTIONS",
            defaultValue = "-Xmx512m -XX:+UseSerialGC",
            description = "Options of the Java machine of the engine, the history, the API. Default: ${DEFAULT-VALUE}.")
    private String engineJvm = "";

    @Override
    public Integer call() throws Exception {
        Progress progress = new Progress(System.out);
        switch (subject) {
            case step -> step();
            case state -> StateSizeBench.run(progress::say);
            case engine -> {
                broker();
                new EngineBench(seconds, jvmOptions(), progress::step).run();
            }
            case command -> {
                broker();
                new CommandBench(Duration.ofSeconds(seconds), jvmOptions(), progress::step).run();
            }
            case restart -> {
                broker();
                new RestartBench(rounds, jvmOptions(), progress::step).run();
            }
            case takeover -> {
                broker();
                new TakeoverBench(jvmOptions(), progress::step).run();
            }
            case history -> {
                broker();
                new HistoryBench(packs, hours, BACKLOG_MINUTES, openPacks, jvmOptions(), progress::step).run();
            }
            case api -> {
                broker();
                new ApiBench(openPacks, FOLLOWERS, API_SECONDS, jvmOptions(), progress::step).run();
            }
        }
        return 0;
    }

    private static void step() throws RunnerException {
        new Runner(new OptionsBuilder().include(StepBenchmark.class.getName()).build()).run();
    }

    private static void broker() throws Exception {
        BrokerLog.writeTo(
                Files.createDirectories(Project.root().resolve("target")).resolve("bench-kafka.log"));
    }

    private List<String> jvmOptions() {
        return List.of(engineJvm.strip().split("\\s+"));
    }
}
