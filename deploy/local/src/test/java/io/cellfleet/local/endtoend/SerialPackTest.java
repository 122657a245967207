package io.cellfleet.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cellfleet.battery.protocol.jbd.JbdBoard;
import io.cellfleet.embedded.LineListener;
import io.cellfleet.embedded.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./cellfleet run --serial DEVICE=PACK} with a 123 that sends a frame each second at 9600 baud pace, and beside it
 * a JBD that is asked. The plug of the 123 is pulled and put back. The tests build on each other.
 */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SerialPackTest {

    private static final String PACK = "/api/v1/packs/cabin";

    @TempDir
    private static Path folder;

    private static Path data;
    private static Path device;
    private static PseudoTerminal line;
    private static LineFeeder feeder;
    private static LineListener board;
    private static RunningCellfleet cellfleet;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        data = folder.resolve("data");
        device = folder.resolve("ttyBMS");
        plugIn();
        Path boardsDevice = folder.resolve("ttyJBD");
        board = LineListener.answer(PseudoTerminal.linkedAt(boardsDevice), new JbdBoard(4)::answer);
        Path settings = Files.writeString(
                folder.resolve("barn.json"), "{\"cellCount\":4,\"chemistry\":\"LiFePO4\",\"capacityWh\":1280}");
        cellfleet = RunningCellfleet.start(
                data,
                "--serial",
                device + "=cabin",
                "--serial",
                boardsDevice + "=barn:jbd",
                "--settings",
                "barn=" + settings);
    }

    @AfterAll
    static void stop() throws IOException {
        cellfleet.close();
        feeder.close();
        line.close();
        board.close();
    }

    private static void plugIn() throws IOException {
        line = PseudoTerminal.linkedAt(device);
        feeder = LineFeeder.feed(line);
    }

    private static void pullThePlug() throws IOException {
        line.close();
        feeder.close();
    }

    @Test
    @Order(1)
    void saysWhatItAssumedOfThePack() {
        assertThat(cellfleet.launcher().text())
                .contains("Its device says: 16 cells, 12000 Wh, Vmin 2900, Vbalance 3400, Vmax 3700 mV")
                .contains("ASSUMED from these voltages: LiFePO4")
                .contains("ASSUMED: the time zone of this machine");
    }

    @Test
    @Order(2)
    void thePackAppearsWithTheRightNumbers() throws Exception {
        JsonNode pack = cellfleet.await(
                PACK, Duration.ofSeconds(30), "the pack is live without a warning", SerialPackTest::isLiveAndWell);

        assertThat(pack.path("simulated").asBoolean()).isFalse();
        assertThat(pack.path("installationId").asText()).isEqualTo("site-cabin");
        assertThat(pack.path("assignment").path("gatewayId").asText()).isEqualTo("local");
        JsonNode measured = pack.path("measured");
        assertThat(measured.path("packVoltageMv").asInt()).isEqualTo(LineFeeder.PACK_VOLTAGE_MV);
        assertThat(measured.path("currentMa").asInt()).isEqualTo(LineFeeder.CURRENT_MA);
        assertThat(measured.path("lowestCell").path("number").asInt()).isEqualTo(1);
        assertThat(measured.path("lowestCell").path("voltageMv").asInt()).isEqualTo(LineFeeder.cellMv(1));
        assertThat(measured.path("highestCell").path("number").asInt()).isEqualTo(LineFeeder.CELLS);
        assertThat(measured.path("highestCell").path("voltageMv").asInt())
                .isEqualTo(LineFeeder.cellMv(LineFeeder.CELLS));
        assertThat(pack.path("device").path("socPercent").asInt()).isEqualTo(82);
        assertThat(pack.path("soc").path("socPercent").asDouble())
                .as("a new pack starts from the device's own SOC (rule S4)")
                .isBetween(81.5, 83.5);
        assertThat(pack.path("settings").path("complete").path("cellCount").asInt())
                .isEqualTo(LineFeeder.CELLS);
    }

    @Test
    @Order(3)
    void soDoesThePackOfTheJbd() throws Exception {
        JsonNode pack = cellfleet.await(
                "/api/v1/packs/barn",
                Duration.ofSeconds(30),
                "the pack is live without a warning",
                SerialPackTest::isLiveAndWell);

        assertThat(pack.path("measured").path("packVoltageMv").asInt()).isEqualTo(4 * 3_300);
        assertThat(pack.path("device").path("socPercent").asInt()).isEqualTo(50);
        assertThat(cellfleet.get("/api/v1/packs/barn/cells").path("cells")).hasSize(4);
    }

    /** One cell a frame, so it takes a round of 16 s. */
    @Test
    @Order(4)
    void everyCellIsHeardWithItsOwnValue() throws Exception {
        JsonNode cells = cellfleet
                .await(
                        PACK + "/cells",
                        Duration.ofSeconds(40),
                        "the device has been through all cells",
                        SerialPackTest::allCellsHeard)
                .path("cells");

        for (int number = 1; number <= LineFeeder.CELLS; number++) {
            assertThat(cells.get(number - 1).path("number").asInt()).isEqualTo(number);
            assertThat(cells.get(number - 1).path("voltageMv").asInt()).isEqualTo(LineFeeder.cellMv(number));
        }
    }

    /** Rule W2: no valid frame for 20 s although the gateway is heard. */
    @Test
    @Order(5)
    void thePulledPlugIsShownAsSilence() throws Exception {
        pullThePlug();

        JsonNode pack = cellfleet.await(
                PACK,
                Duration.ofSeconds(60),
                "the pack is silent and has E",
                answer -> !answer.path("quality").asText().equals("live") && hasWarning(answer, "E"));

        assertThat(pack.path("charge").path("on").asBoolean(true))
                .as("rule R1: E opens")
                .isFalse();
        assertThat(pack.path("load").path("on").asBoolean(true))
                .as("rule R2: E opens")
                .isFalse();
    }

    @Test
    @Order(6)
    void puttingThePlugBackBringsItToLifeAgain() throws Exception {
        plugIn();

        cellfleet.await(PACK, Duration.ofSeconds(60), "the pack is live again", SerialPackTest::isLiveAndWell);
    }

    @Test
    @Order(7)
    void killingTheLauncherLeavesNothingRunning() throws Exception {
        List<ProcessHandle> children = cellfleet.children();
        assertThat(children).hasSizeGreaterThanOrEqualTo(6);

        cellfleet.launcher().kill();

        RunningCellfleet.awaitGone(children);
    }

    private static boolean isLiveAndWell(JsonNode pack) {
        return pack.path("quality").asText().equals("live") && !hasWarning(pack, "E");
    }

    private static boolean hasWarning(JsonNode pack, String code) {
        for (JsonNode warning : pack.path("warnings")) {
            if (warning.path("code").asText().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private static boolean allCellsHeard(JsonNode answer) {
        for (JsonNode cell : answer.path("cells")) {
            if (!cell.has("voltageMv") || cell.path("stale").asBoolean()) {
                return false;
            }
        }
        return answer.path("cells").size() == LineFeeder.CELLS;
    }
}
