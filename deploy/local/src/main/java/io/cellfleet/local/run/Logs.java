package io.cellfleet.local.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** One log file for each part of the system, begun anew at each start; the last few are kept beside it. */
final class Logs {

    private static final int KEPT = 3;
    private static final int LAST_LINES = 15;

    private final Path folder;

    private Logs(Path folder) {
        this.folder = folder;
    }

    static Logs in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new Logs(folder);
    }

    Path folder() {
        return folder;
    }

    /** Where {@code name} writes from now on. What it wrote before gets a number, the newest 1. */
    Path begin(String name) throws IOException {
        for (int age = KEPT; age > 0; age--) {
            Path newer = file(name, age - 1);
            if (Files.exists(newer)) {
                Files.move(newer, file(name, age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return Files.createFile(file(name, 0));
    }

    private Path file(String name, int age) {
        return folder.resolve(age == 0 ? name + ".log" : name + "." + age + ".log");
    }

    /** The end of a log, indented, for the terminal. */
    static String end(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return "  " + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
