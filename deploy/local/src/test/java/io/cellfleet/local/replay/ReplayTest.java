package io.cellfleet.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.protocol.smartbms123.FrameEncoder;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.local.Refusal;
import io.cellfleet.local.run.SettingsFile;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A capture of four LiFePO4 cells of 200 Ah, through the rules and out as lines. */
class ReplayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final String SETTINGS = """
            {"cellCount": 4, "chemistry": "LiFePO4", "capacityWh": 2560, "timeZone": "Europe/Prague"}
            """;

    @TempDir
    private Path folder;

    @Test
    void aStatusForEachFrameAndBeforeItItsEvents() throws IOException {
        List<JsonNode> lines = replay(line(0, frame(3_300)), line(1, frame(3_300)), line(2, frame(3_300)));

        assertThat(lines)
                .extracting(line -> line.path("event").asText("status"))
                .containsExactly("settingsApplied", "status", "status", "relayChanged", "relayChanged", "status");
        JsonNode first = lines.get(1);
        assertThat(first.path("at").asText()).isEqualTo("2026-06-01T00:00:00Z");
        assertThat(first.path("pack").asText()).isEqualTo("house");
        assertThat(first.path("sequence").asLong()).isEqualTo(1);
        assertThat(first.path("packVoltageMv").asInt()).isEqualTo(13_200);
        assertThat(first.path("currentMa").asInt()).isEqualTo(-10_000);
        assertThat(first.path("lowestCell")).isEqualTo(JSON.readTree("{\"number\":2,\"voltageMv\":3300}"));
        assertThat(first.path("highestTemperature")).isEqualTo(JSON.readTree("{\"number\":4,\"deciC\":216}"));
        assertThat(first.path("soc"))
                .isEqualTo(JSON.readTree("{\"manualPercent\":50.000,\"calibrated\":false,\"storedWh\":1280}"));
        assertThat(first.path("warnings")).isEmpty();
        assertThat(first.path("relays").path("load"))
                .isEqualTo(JSON.readTree("{\"on\":false,\"blockedBy\":[\"firstFrames\"]}"));
        JsonNode last = lines.getLast();
        // Two seconds of -10 A are 5.6 mAh of 200 Ah.
        assertThat(last.path("soc").path("manualPercent").decimalValue()).isEqualByComparingTo("49.997");
        assertThat(last.path("relays").path("load")).isEqualTo(JSON.readTree("{\"on\":true,\"blockedBy\":[]}"));
        assertThat(last.path("energy").path("consumedTodayWh").asInt()).isZero();
        assertThat(lines.get(3).path("relay").asText()).isEqualTo("charge");
    }

    @Test
    void aLimitRaisesItsWarningAndOpensItsRelay() throws IOException {
        List<JsonNode> lines = replay(
                line(0, frame(3_300)),
                line(1, frame(3_300)),
                line(2, frame(3_300)),
                line(3, frame(2_900)),
                line(4, frame(2_900)));

        JsonNode last = lines.getLast();
        assertThat(last.path("warnings")).isEqualTo(JSON.readTree("[\"Vl\"]"));
        assertThat(last.path("relays").path("load").path("blockedBy").get(0).asText())
                .isEqualTo("cellVoltageAtOrBelowVMin");
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("event").asText()).isEqualTo("warningRaised");
            assertThat(line.path("warning").asText()).isEqualTo("Vl");
            assertThat(line.path("detail").asText()).contains("2.900 V");
        });
    }

    @Test
    void actionsTakeEffectWithTheNextRecordAndSayWhatCameOfThem() throws IOException {
        List<JsonNode> lines = replay(
                line(0, frame(3_300)),
                action(
                        1,
                        "\"kind\":\"overrideOff\",\"id\":\"a1\",\"author\":\"ann\",\"relay\":\"load\","
                                + "\"reason\":\"work on the inverter\",\"until\":\"2026-06-01T01:00:00Z\""),
                action(1, "\"kind\":\"acknowledgeWarning\",\"id\":\"a2\",\"author\":\"ann\",\"warning\":\"Vl\""),
                line(2, frame(3_300)));

        assertThat(lines.subList(2, 6))
                .extracting(line -> line.path("event").asText("status"))
                .containsExactly("actionApplied", "overrideBegan", "actionRefused", "status");
        assertThat(lines.get(3).path("until").asText()).isEqualTo("2026-06-01T01:00:00Z");
        assertThat(lines.get(4).path("because").asText()).isEqualTo("the warning Vl is not active");
        assertThat(lines.get(5).path("relays").path("load").path("heldOffBy").asText())
                .isEqualTo("ann");
        assertThat(lines.get(5).path("sequence").asInt())
                .as("an action is no record")
                .isEqualTo(2);
    }

    @Test
    void lineReportsMakeSilence() throws IOException {
        List<String> capture = new ArrayList<>(List.of(line(0, frame(3_300)), line(1, frame(3_300))));
        for (int second : new int[] {6, 11, 16, 21, 22}) {
            capture.add("{\"at\":\"" + START.plusSeconds(second) + "\",\"lineReport\":true}");
        }

        List<JsonNode> lines = replay(capture.toArray(String[]::new));

        JsonNode last = lines.getLast();
        assertThat(last.path("event").asText()).isEqualTo("warningRaised");
        assertThat(last.path("warning").asText()).isEqualTo("E");
        assertThat(last.path("severity").asText()).isEqualTo("critical");
    }

    @Test
    void aRelayThatDoesNotFollowIsAWarningAfterThirtySeconds() throws IOException {
        List<String> capture = new ArrayList<>();
        for (int second = 0; second <= 31; second++) {
            capture.add(line(second, frame(2_900)));
            if (second == 0) {
                capture.add("{\"at\":\"2026-06-01T00:00:00Z\",\"relayReport\":"
                        + "{\"relay\":\"load\",\"wantedOn\":false,\"isOn\":true}}");
            }
        }

        List<JsonNode> lines = replay(capture.toArray(String[]::new));

        assertThat(lines)
                .filteredOn(line -> line.path("warning").asText().equals("relayDoesNotFollow"))
                .singleElement()
                .satisfies(raised -> assertThat(raised.path("at").asText()).isEqualTo("2026-06-01T00:00:31Z"));
    }

    @Test
    void unknownCurrentIsAbsent() throws IOException {
        byte[] frame = encoder(3_300).noCurrent().noCurrent1().noCurrent2().encode();

        assertThat(replay(line(0, frame)).getLast().has("currentMa")).isFalse();
    }

    @Test
    void whatIsNoFrameIsSaidAndPassedOver() throws IOException {
        byte[] flipped = frame(3_300);
        flipped[4] ^= 1;

        List<JsonNode> lines = replay(line(0, frame(3_300)), line(1, flipped), line(2, frame(3_300)));

        assertThat(lines).contains(JSON.readTree("{\"rejected\":\"WRONG_CHECKSUM\",\"line\":2}"));
        assertThat(lines.getLast().path("sequence").asInt()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        not json                                    | line 1 of the capture is no JSON object
        {"at":"yesterday","hex":"00"}               | at is 'yesterday'
        {"hex":"00"}                                | at is ''
        {"at":"2026-06-01T00:00:00Z","hex":"0g"}    | hex must be two hexadecimal digits
        {"at":"2026-06-01T00:00:00Z","action":{"kind":"blow up"}}   | kind is 'blow up' but must be acknowledgeWarning
        {"at":"2026-06-01T00:00:00Z","action":{"kind":"confirmCellCount","cellCount":1}} | cellCount is 1 but must be 2 to 255
        {"at":"2026-06-01T00:00:00Z","action":{"kind":"endOverride","relay":"both"}} | relay is 'both' but must be charge or load
        {"at":"2026-06-01T00:00:00Z","relayReport":{"relay":"x"}} | relay is 'x' but must be charge or load
        """)
    void badLinesAreNamed(String line, String message) {
        assertThatThrownBy(() -> replay(line)).isInstanceOf(Refusal.class).hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        {"cellCount": 4, "chemistry": "LiFePO4", "capacityWh": 2560, "timeZone": "Mars/Olympus"} | timeZone is 'Mars/Olympus'
        {"cellCount": 4, "chemistry": "LiFePO4", "capacityWh": 2560, "vmin": 1}                   | unknown field 'vmin'
        {"cellCount": 1, "chemistry": "LiFePO4"}                                                   | cellCount is 1
        """)
    void badSettingsAreNamed(String settings, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), settings);

        assertThatThrownBy(() -> SettingsFile.readForReplay(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message);
    }

    private List<JsonNode> replay(String... capture) throws IOException {
        SettingsInForce settings =
                SettingsFile.readForReplay(Files.writeString(folder.resolve("settings.json"), SETTINGS));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8)) {
            new Replay(new SmartBms123(), settings, "house", out)
                    .run(new BufferedReader(new StringReader(String.join("\n", capture))));
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : printed.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static String action(int second, String fields) {
        return "{\"at\":\"" + START.plusSeconds(second) + "\",\"action\":{" + fields + "}}";
    }

    private static String line(int second, byte[] frame) {
        return "{\"at\":\"" + START.plusSeconds(second) + "\",\"hex\":\""
                + HexFormat.of().formatHex(frame) + "\"}";
    }

    private static byte[] frame(int lowestMv) {
        return encoder(lowestMv).encode();
    }

    private static FrameEncoder encoder(int lowestMv) {
        int warm = TemperatureScale.DRIVER.raw(215);
        return new FrameEncoder()
                .packVoltageMv(4 * lowestMv)
                .current1Ma(0)
                .current2Ma(10_000)
                .currentMa(-10_000)
                .lowestCell(2, lowestMv)
                .highestCell(3, lowestMv)
                .lowestTemperature(1, warm)
                .highestTemperature(4, warm)
                .cellCount(4)
                .cell(1, lowestMv, warm)
                .socPercent(50)
                .capacityWh(2_500)
                .limitsMv(2_900, 3_400, 3_700);
    }
}
