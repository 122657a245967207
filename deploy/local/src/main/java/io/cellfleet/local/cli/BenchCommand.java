package io.cellfleet.local.cli;

import io.cellfleet.local.bench.StepBenchmark;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./cellfleet bench}. */
@Command(name = "bench", description = "Measures, and prints figures as docs/benchmarks.md holds them.")
final class BenchCommand implements Callable<Integer> {

    /** What can be measured. */
    enum Subject {
        /** The battery core on one thread. */
        step
    }

    @Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Subject subject = Subject.step;

    @Override
    public Integer call() throws RunnerException {
        switch (subject) {
            case step ->
                new Runner(new OptionsBuilder()
                                .include(StepBenchmark.class.getName())
                                .build())
                        .run();
        }
        return 0;
    }
}
