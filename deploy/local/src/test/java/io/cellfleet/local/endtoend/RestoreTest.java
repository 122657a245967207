package io.cellfleet.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./cellfleet run} on a folder whose PostgreSQL is of an earlier moment than its Kafka, and then without Kafka's. Four starts
 * of everything take a minute and a half, so it runs where somebody asks for it (docs/restore.md).
 */
@Timeout(300)
@EnabledIfSystemProperty(named = "cellfleet.test.restore", matches = "true")
class RestoreTest {

    private static final String PACK = "/api/v1/packs/simulated-001-1";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int WISHED_MV = 3_610;

    @Test
    void goesOnAsTheFleetIs(@TempDir Path data, @TempDir Path kept) throws Exception {
        Instant firstStart = Instant.now();
        try (RunningCellfleet first = run(data)) {
            first.await(PACK, SOON, "the pack is live", RestoreTest::isLive);
            stop(first);
        }
        copy(data.resolve("postgresql"), kept.resolve("postgresql"));
        Instant since;
        try (RunningCellfleet second = run(data)) {
            since = Instant.now();
            wish(second);
            second.await(
                    PACK + "/settings",
                    SOON,
                    "the engine uses what is wished",
                    settings -> settings.path("used").path("upToDate").asBoolean());
            stop(second);
        }
        Instant until = Instant.now();

        delete(data.resolve("postgresql"));
        copy(kept.resolve("postgresql"), data.resolve("postgresql"));
        try (RunningCellfleet restored = run(data)) {
            JsonNode settings = restored.await(
                    PACK + "/settings",
                    SOON,
                    "the engine uses what the registry says",
                    answer -> answer.path("used").path("upToDate").asBoolean());
            assertThat(settings.path("wished").path("vMaxMv").asInt()).isEqualTo(WISHED_MV);
            assertThat(settings.path("author").asText()).isEqualTo("cellfleet itself");
            restored.await(
                    series(since, until),
                    SOON,
                    "what is not in the backup was read again",
                    answer -> !points(answer).isEmpty());
            stop(restored);
        }

        delete(data.resolve("kafka"));
        delete(data.resolve("engine"));
        Instant anew = Instant.now();
        try (RunningCellfleet without = run(data)) {
            without.await(PACK, SOON, "the pack is live", RestoreTest::isLive);
            assertThat(without.get(PACK + "/settings")
                            .path("wished")
                            .path("vMaxMv")
                            .asInt())
                    .isEqualTo(WISHED_MV);
            without.await(
                    series(anew, Instant.now().plus(SOON)),
                    SOON,
                    "history reads the new topics",
                    answer -> !points(answer).isEmpty());
            assertThat(points(without.get(series(firstStart, until))))
                    .as("what was written stays")
                    .isNotEmpty();
            assertThat(Files.readString(data.resolve("logs/history-service.log")))
                    .contains("a topic was made anew and is read from its beginning");
            stop(without);
        }
    }

    private static RunningCellfleet run(Path data) throws IOException, InterruptedException {
        return RunningCellfleet.start(data, "--packs", "1", "--past", "0");
    }

    /** With all its processes: the folder is to be changed. */
    private static void stop(RunningCellfleet cellfleet) throws Exception {
        List<ProcessHandle> children = cellfleet.children();
        cellfleet.launcher().terminate();
        cellfleet.launcher().awaitExit(Duration.ofSeconds(30));
        RunningCellfleet.awaitGone(children);
    }

    private static void wish(RunningCellfleet cellfleet) throws IOException, InterruptedException {
        ObjectNode wish = cellfleet.get(PACK + "/settings").path("draft").deepCopy();
        wish.put("vMaxMv", WISHED_MV);
        cellfleet.replaceWithPin(PACK + "/settings", wish, "1234");
    }

    private static boolean isLive(JsonNode pack) {
        return pack.path("quality").asText().equals("live");
    }

    private static String series(Instant from, Instant to) {
        return PACK + "/series?columns=packVoltageMv&bucketSeconds=60&from=" + from + "&to=" + to;
    }

    private static JsonNode points(JsonNode series) {
        return series.path("columns").path(0).path("atMs");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
