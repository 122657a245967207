package io.cellfleet.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.local.run.SupportBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./cellfleet run}: first on an empty folder, then again on the same one. The tests build on each other. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SimulatedFleetTest {

    private static final int PACKS = 20;
    private static final String PACK = "/api/v1/packs/simulated-001-1";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path data;

    private static RunningCellfleet cellfleet;
    private static Instant firstStart;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        firstStart = Instant.now();
        cellfleet = RunningCellfleet.start(data, "--past", "1");
    }

    @AfterAll
    static void stop() {
        cellfleet.close();
    }

    @Test
    @Order(1)
    void thePageAnswers() throws Exception {
        assertThat(cellfleet.page().statusCode()).isEqualTo(200);
        assertThat(cellfleet.page().body()).containsIgnoringCase("<html").contains("Cellfleet");
    }

    @Test
    @Order(2)
    void twentyPacksShowLiveValues() throws Exception {
        // One of them has a line that is silent now and then: that is its fault, and it is shown.
        cellfleet.await("/api/v1/fleet", SOON, "the fleet is live", fleet -> {
            int live = fleet.path("packsByQuality").path("live").asInt();
            return fleet.path("packs").asInt() == PACKS && live >= PACKS - 1;
        });

        JsonNode packs = cellfleet.get("/api/v1/packs").path("packs");
        assertThat(packs).hasSize(PACKS).allSatisfy(pack -> {
            assertThat(pack.path("simulated").asBoolean())
                    .as("labelled as simulated")
                    .isTrue();
            assertThat(pack.path("installationName").asText()).startsWith("Simulated");
            assertThat(pack.path("packVoltageMv").asInt()).as("%s", pack).isPositive();
            assertThat(pack.path("lowestCell").path("voltageMv").asInt()).isPositive();
            assertThat(pack.has("socPercent")).isTrue();
            assertThat(pack.has("charge")).isTrue();
        });
    }

    @Test
    @Order(3)
    void thePastIsThereFromTheFirstMinuteOn() throws Exception {
        JsonNode series = cellfleet.await(
                series(firstStart.minus(Duration.ofMinutes(70)), Instant.now()),
                SOON,
                "the hour before the start was sent",
                answer -> firstAtMs(answer)
                                < firstStart.minus(Duration.ofMinutes(50)).toEpochMilli()
                        && points(answer).size() >= 55);

        assertThat(points(series)).allSatisfy(at -> assertThat(at.asLong()).isPositive());
        assertThat(series.path("columns").get(0).path("value"))
                .allSatisfy(value -> assertThat(value.asInt()).isBetween(1_000, 1_000_000));
    }

    @Test
    @Order(4)
    void tellsHowToSignInAndHowLongItTook() {
        String text = cellfleet.launcher().text();
        assertThat(text)
                .containsPattern("First live value, [0-9.]+ s after the start")
                .contains("User      admin")
                .contains("shown only this once")
                .contains(data.resolve("secrets/admin-password").toString());
    }

    @Test
    @Order(5)
    void aBundleForWhoHelpsHoldsNothingSecret(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("help.zip");

        SupportBundle.write(data, file);

        Map<String, String> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(entries)
                .containsKeys("about.txt", "folders.txt", "logs/api-gateway.log", "logs/kafka.log", "rejected.txt");
        assertThat(entries.get("about.txt")).contains("cellfleet-bms-engine-");
        assertThat(entries.get("health/history.json")).contains("\"UP\"");
        assertThat(entries.get("figures/api.txt")).contains("http_server_requests_seconds_count");
        assertThat(entries.get("registry/packs.json")).contains("simulated-001-1");
        for (String secret : List.of("admin-password", "fleet-secret")) {
            String text =
                    Files.readString(data.resolve("secrets").resolve(secret)).strip();
            assertThat(entries)
                    .allSatisfy((name, content) ->
                            assertThat(content).as("%s in %s", secret, name).doesNotContain(text));
        }
    }

    @Test
    @Order(6)
    void stopsInOrderAndLeavesNothingRunning() throws Exception {
        rename("Renamed by an installer");
        List<ProcessHandle> children = cellfleet.children();
        assertThat(children).as("four services, a guard, PostgreSQL").hasSizeGreaterThanOrEqualTo(6);

        cellfleet.launcher().terminate();

        cellfleet.launcher().awaitExit(Duration.ofSeconds(20));
        assertThat(cellfleet.launcher().text()).endsWith("Stopped").doesNotContain("did not stop in order");
        RunningCellfleet.awaitGone(children);
    }

    @Test
    @Order(7)
    void aSecondRunGoesOnWithTheOldData() throws Exception {
        cellfleet = RunningCellfleet.start(data, "--past", "1");

        assertThat(cellfleet.launcher().text())
                .contains("as chosen at the first run")
                .doesNotContain("shown only this once");
        assertThat(cellfleet.get(PACK).path("name").asText())
                .as("what is registered is not overwritten")
                .isEqualTo("Renamed by an installer");
        assertThat(cellfleet.launcher().text()).contains("gateway local speaks for 1 of them from now on");
        assertThat(cellfleet.get(PACK).path("assignment").path("gatewayId").asText())
                .isEqualTo("local");
        assertThat(firstAtMs(cellfleet.get(series(firstStart.minus(Duration.ofMinutes(70)), firstStart))))
                .as("history of the first run")
                .isLessThan(firstStart.minus(Duration.ofMinutes(50)).toEpochMilli());
    }

    @Test
    @Order(8)
    void aServiceThatDiesEndsTheRunWithItsLastWords() throws Exception {
        List<ProcessHandle> children = cellfleet.children();
        ProcessHandle engine = children.stream()
                .filter(child -> child.info().commandLine().orElse("").contains("bms-engine"))
                .findFirst()
                .orElseThrow();

        engine.destroyForcibly();

        assertThat(cellfleet.launcher().awaitExit(Duration.ofSeconds(30))).isNotZero();
        assertThat(cellfleet.launcher().text())
                .contains("bms-engine ended by itself (exit code 137)")
                .contains(data.resolve("logs/bms-engine.log").toString());
        RunningCellfleet.awaitGone(children);
    }

    /** As an installer does; and the pack becomes as an earlier release left it: no gateway speaks for it. */
    private static void rename(String name) throws IOException, InterruptedException {
        JsonNode pack = cellfleet.get(PACK);
        ObjectNode wish = pack.deepCopy();
        wish.retain("installationId");
        wish.put("name", name);
        wish.put("gatewayId", "");
        wish.set("settings", pack.path("settings").path("wished"));
        cellfleet.replace(PACK, wish);
    }

    private static String series(Instant from, Instant to) {
        return PACK + "/series?columns=packVoltageMv&bucketSeconds=60&from=" + from + "&to=" + to;
    }

    private static JsonNode points(JsonNode series) {
        return series.path("columns").path(0).path("atMs");
    }

    private static long firstAtMs(JsonNode series) {
        return points(series).isEmpty() ? Long.MAX_VALUE : points(series).get(0).asLong();
    }
}
