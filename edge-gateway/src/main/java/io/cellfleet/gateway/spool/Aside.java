package io.cellfleet.gateway.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Moves a damaged database away without deleting anything, for somebody who may still read it. */
final class Aside {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'spool-unreadable-'yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private Aside() {}

    /** The file's new place. */
    static Path move(Path file) throws IOException {
        Path free = free(file, NAME.format(Instant.now()));
        for (String part : PARTS) {
            Path from = Path.of(file + part);
            if (Files.exists(from)) {
                Files.move(from, Path.of(free + part));
            }
        }
        return free;
    }

    private static Path free(Path file, String name) {
        Path candidate = file.resolveSibling(name + ".db");
        for (int i = 2; Files.exists(candidate); i++) {
            candidate = file.resolveSibling(name + "-" + i + ".db");
        }
        return candidate;
    }
}
