package io.cellfleet.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prose rots where nothing reads it. This test reads it. */
class DocsTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern JAVA_FILE = Pattern.compile("`(\\w+\\.java)`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");

    @Test
    void everyJavaFileThatIsNamedExists() throws IOException {
        Set<String> sources = sources();

        for (Path page : pages()) {
            assertThat(found(JAVA_FILE, page))
                    .as("files named in %s", ROOT.relativize(page))
                    .isSubsetOf(sources);
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (Path page : pages()) {
            assertThat(found(LINK, page))
                    .as("links of %s", ROOT.relativize(page))
                    .allMatch(link -> Files.exists(page.resolveSibling(link)));
        }
    }

    private static List<String> found(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> front = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(front, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    /** Of all rooms: each has its sources in {@code src}. */
    private static Set<String> sources() throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> rooms = Files.walk(ROOT, 2)) {
            for (Path sources : rooms.map(room -> room.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".java"))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }
}
