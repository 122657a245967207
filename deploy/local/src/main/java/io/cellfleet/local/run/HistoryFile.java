package io.cellfleet.local.run;

import io.cellfleet.embedded.EmbeddedPostgresql;
import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the history's schema into a file, and brings it back: by the history service's own code, over the PostgreSQL of a
 * data folder that no run has in use, or of any that can be reached.
 */
public final class HistoryFile {

    private final Path folder;
    private final @Nullable String database;
    private final Progress progress;

    /**
     * @param folder   whose PostgreSQL it is
     * @param database JDBC URL with user and password of another one; null for that of the folder
     */
    public HistoryFile(Path folder, @Nullable String database, Progress progress) {
        this.folder = folder;
        this.database = database;
        this.progress = progress;
    }

    /** Writes it; what is there already is replaced when all of it is written. */
    public void backup(Path file) throws Exception {
        run("backup", file);
        progress.step("The history is in " + file);
    }

    /** Brings it back into a database that has none. */
    public void restore(Path file) throws Exception {
        if (!Files.isReadable(file)) {
            throw new Refusal("the backup " + file + " cannot be read");
        }
        run("restore", file);
        progress.step("The history is as it was in " + file);
    }

    private void run(String what, Path file) throws Exception {
        if (database != null) {
            try (Guard guard = Guard.start()) {
                runOn(guard, database, what, file);
            }
            return;
        }
        DataFolder data = DataFolder.hold(folder);
        BrokerLog.writeTo(data.logs().begin(what));
        try (data;
                Guard guard = Guard.start();
                EmbeddedPostgresql postgresql = EmbeddedPostgresql.start(data.postgresql(), 0)) {
            guard.watchPostgresql(data.postgresql());
            runOn(
                    guard,
                    postgresql.jdbcUrl() + "?user=" + EmbeddedPostgresql.USER + "&password="
                            + EmbeddedPostgresql.PASSWORD,
                    what,
                    file);
        }
    }

    private static void runOn(Guard guard, String url, String what, Path file)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        Project.historyClassPath(),
                        "--enable-native-access=ALL-UNNAMED",
                        "io.cellfleet.history.backup.BackupMain",
                        what,
                        url,
                        file.toAbsolutePath().toString()))
                .inheritIO()
                .start();
        guard.watch(process.pid());
        try {
            if (process.waitFor() != 0) {
                throw new Refusal("the " + what + " has failed; the lines above say why");
            }
        } finally {
            process.destroyForcibly().waitFor();
            guard.forget(process.pid());
        }
    }
}
