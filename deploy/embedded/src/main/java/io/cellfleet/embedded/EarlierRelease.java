package io.cellfleet.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A release before the one whose folder this runs in, as far as a service's tables know: it has not got the last migration. */
public final class EarlierRelease {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private EarlierRelease() {}

    /**
     * Puts its migrations into a folder.
     *
     * @param unknown the version that it does not have
     */
    public static void migrationsTo(Path folder, int unknown) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.list(RESOURCES.resolve("db/migration"))) {
            all = found.toList();
        }
        for (Path migration : all) {
            if (!migration.getFileName().toString().startsWith("V" + unknown + "_")) {
                Files.copy(migration, folder.resolve(migration.getFileName()));
            }
        }
    }

    /** What the service lets Flyway pass over. Without a word Quarkus lets it stop at a version that it does not know. */
    public static String passesOver() throws IOException {
        Properties service = new Properties();
        try (Reader file = Files.newBufferedReader(RESOURCES.resolve("application.properties"))) {
            service.load(file);
        }
        return service.getProperty("quarkus.flyway.ignore-migration-patterns", "");
    }
}
