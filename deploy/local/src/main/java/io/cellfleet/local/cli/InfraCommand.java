package io.cellfleet.local.cli;

import io.cellfleet.local.run.InfraRun;
import io.cellfleet.local.run.Progress;
import io.cellfleet.local.run.Project;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./cellfleet infra}. */
@Command(
        name = "infra",
        description = "Starts only Kafka, with its topics, and PostgreSQL, for work on one service with"
                + " 'mvn quarkus:dev'. Ctrl-C stops them; the data are kept.")
final class InfraCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: CELLFLEET_DATA, else data in the project's folder.")
    private @Nullable Path data;

    @Option(
            names = "--kafka-port",
            paramLabel = "N",
            defaultValue = "9092",
            description = "On 127.0.0.1. Default: ${DEFAULT-VALUE}.")
    private int kafkaPort;

    @Option(
            names = "--postgresql-port",
            paramLabel = "N",
            defaultValue = "5432",
            description = "On 127.0.0.1. Default: ${DEFAULT-VALUE}.")
    private int postgresqlPort;

    @Override
    public Integer call() throws Exception {
        Path folder = data == null ? Project.defaultData() : data;
        new InfraRun(folder, kafkaPort, postgresqlPort, new Progress(System.out)).run();
        return 0;
    }
}
