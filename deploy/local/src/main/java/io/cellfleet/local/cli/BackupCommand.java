package io.cellfleet.local.cli;

import io.cellfleet.local.run.HistoryFile;
import io.cellfleet.local.run.Progress;
import io.cellfleet.local.run.Project;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./cellfleet backup}. */
@Command(name = "backup", description = "Writes the history's tables, all of one moment, into a file.")
final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Whose history it is; no run may have it in use. Default: CELLFLEET_DATA, else data in the"
                    + " project's folder.")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "JDBC URL, with user and password, of another PostgreSQL instead.")
    private @Nullable String database;

    @Override
    public Integer call() throws Exception {
        Path folder = data == null ? Project.defaultData() : data;
        new HistoryFile(folder, database, new Progress(System.out)).backup(file);
        return 0;
    }
}
