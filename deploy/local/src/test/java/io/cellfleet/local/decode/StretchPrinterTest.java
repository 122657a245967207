package io.cellfleet.local.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.jbd.Jbd;
import io.cellfleet.battery.protocol.smartbms123.FrameEncoder;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.TemperatureScale;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The names are the contract with everybody's scripts, so whole lines are compared. */
@Timeout(30)
class StretchPrinterTest {

    private static final String SIXTEEN_CELLS = "{\"packVoltageMv\":53000,\"current1Ma\":12500,\"current2Ma\":2500,"
            + "\"currentMa\":10000,\"lowestCell\":{\"number\":7,\"voltageMv\":3300},"
            + "\"highestCell\":{\"number\":12,\"voltageMv\":3325},"
            + "\"lowestTemperature\":{\"number\":1,\"raw\":294,\"deciC\":199},"
            + "\"highestTemperature\":{\"number\":9,\"raw\":300,\"deciC\":250},"
            + "\"cell\":{\"number\":5,\"voltageMv\":3310,\"raw\":296,\"deciC\":216},\"cellCount\":16,"
            + "\"status\":[\"chargeAllowed\",\"dischargeAllowed\"],\"collectedTodayWh\":4321,\"storedWh\":9876,"
            + "\"consumedTodayWh\":2468,\"socPercent\":86,\"collectedTotalKwh\":1234,\"consumedTotalKwh\":1111,"
            + "\"key\":0,\"keyValue\":100,\"capacityWh\":12000,\"vMinMv\":2900,\"vMaxMv\":3700,\"vBalanceMv\":3400}";

    private static final HexFormat HEX = HexFormat.of();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StretchPrinter printer = new StretchPrinter(
            new SmartBms123(), TemperatureScale.DRIVER, new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void aFrameIsOneLineWithEveryField() throws IOException {
        assertThat(lines(sixteenCells().encode())).containsExactly(SIXTEEN_CELLS);
        assertThat(printer.summary()).isEqualTo("58 bytes: 1 frame, 0 rejected stretches");
    }

    @Test
    void hexTextGivesTheSameLine() throws IOException {
        byte[] text = HEX.formatHex(sixteenCells().encode()).getBytes(StandardCharsets.US_ASCII);
        assertThat(lines(text)).containsExactly(SIXTEEN_CELLS);
    }

    /** Behind another frame, because a line must not begin with one whose values are so unlike a frame's. */
    @Test
    void whatIsUnknownIsAbsent() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(sixteenCells().encode());
        line.writeBytes(sixteenCells()
                .noCurrent1()
                .noCurrent2()
                .noCurrent()
                .cell(17, 3_310, 296)
                .socPercent(255)
                .encode());

        assertThat(lines(line.toByteArray()))
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("{\"packVoltageMv\":53000,\"lowestCell\"")
                .doesNotContain("current", "\"cell\"", "socPercent")
                .contains("\"cellCount\":16");
    }

    @Test
    void everyStatusBitHasItsName() throws IOException {
        FrameEncoder frame = sixteenCells();
        for (DeviceStatus bit : DeviceStatus.values()) {
            frame.status(bit, true);
        }

        assertThat(lines(frame.encode()))
                .singleElement()
                .asString()
                .contains("\"status\":[\"chargeAllowed\",\"dischargeAllowed\",\"communicationError\",\"belowVMin\","
                        + "\"aboveVMax\",\"belowTMin\",\"aboveTMax\",\"socNotCalibrated\"]");
    }

    @Test
    void theScaleOfTheTemperaturesCanBeChosen() throws IOException {
        StretchPrinter document = new StretchPrinter(
                new SmartBms123(), TemperatureScale.DOCUMENT, new PrintStream(printed, true, StandardCharsets.UTF_8));
        document.print(new LineBytes(new ByteArrayInputStream(sixteenCells().encode())));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("\"lowestTemperature\":{\"number\":1,\"raw\":294,\"deciC\":180}");
    }

    @Test
    void bytesBetweenFramesAreOneRejectedLineWithTheirPlace() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(sixteenCells().encode());
        line.writeBytes("noise".getBytes(StandardCharsets.US_ASCII));
        line.writeBytes(sixteenCells().encode());

        assertThat(lines(line.toByteArray()))
                .containsExactly(
                        SIXTEEN_CELLS,
                        "{\"rejected\":\"WRONG_LENGTH\",\"offset\":58,\"length\":5,\"hex\":\"6e6f697365\"}",
                        SIXTEEN_CELLS);
        assertThat(printer.summary()).isEqualTo("121 bytes: 2 frames, 1 rejected stretch (1 WRONG_LENGTH)");
    }

    @Test
    void aDamagedFrameIsRejectedWithItsBytes() throws IOException {
        byte[] damaged = sixteenCells().encode();
        damaged[30] ^= 1;

        assertThat(lines(damaged))
                .containsExactly("{\"rejected\":\"WRONG_CHECKSUM\",\"offset\":0,\"length\":58,\"hex\":\""
                        + HEX.formatHex(damaged) + "\"}");
    }

    /** A live pipe: the line stands there before the pipe ends. */
    @Test
    void aFrameIsPrintedAsSoonAsItIsWhole() throws Exception {
        try (PipedOutputStream device = new PipedOutputStream();
                InputStream pipe = new PipedInputStream(device)) {
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
                try {
                    printer.print(new LineBytes(pipe));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            device.write(sixteenCells().encode());
            device.flush();

            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (printed.size() == 0 && System.nanoTime() < deadline) {
                Thread.sleep(10);
            }
            assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo(SIXTEEN_CELLS + "\n");
            assertThat(reader).isNotDone();

            device.close();
            reader.get(10, TimeUnit.SECONDS);
        }
    }

    /** As a real board was logged, both directions: questions, answers, an order. */
    @Test
    void aBoardsRepliesAreOneLineToo() throws IOException {
        String log = """
                DD A5 03 00 FF FD 77
                DD 03 00 1D 06 0B 00 00 01 ED 01 F4 00 00 2C 7C 00 00 00 00 10 00 80 63 02 04 03 0B A0 0B 9D 0B 98 FA 55 77
                DD A5 04 00 FF FC 77
                DD 04 00 08 0F 23 0F 1C 0F 12 0F 1D FF 4E 77
                DD 5A E1 02 00 01 FF 1C 77
                DD E1 00 00 00 00 77
                """;
        StretchPrinter board = new StretchPrinter(
                new Jbd(), TemperatureScale.DRIVER, new PrintStream(printed, true, StandardCharsets.UTF_8));
        board.print(new LineBytes(new ByteArrayInputStream(log.getBytes(StandardCharsets.US_ASCII))));

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "{\"heard\":\"request\",\"offset\":0,\"length\":7,\"hex\":\"dda50300fffd77\"}",
                        "{\"heard\":\"request\",\"offset\":43,\"length\":7,\"hex\":\"dda50400fffc77\"}",
                        "{\"packVoltageMv\":15470,\"currentMa\":0,\"lowestCell\":{\"number\":3,\"voltageMv\":3858},"
                                + "\"highestCell\":{\"number\":1,\"voltageMv\":3875},"
                                + "\"lowestTemperature\":{\"number\":3,\"raw\":2968,\"deciC\":237},"
                                + "\"highestTemperature\":{\"number\":1,\"raw\":2976,\"deciC\":245},"
                                + "\"cells\":[{\"number\":1,\"voltageMv\":3875},{\"number\":2,\"voltageMv\":3868},"
                                + "{\"number\":3,\"voltageMv\":3858},{\"number\":4,\"voltageMv\":3869}],\"cellCount\":4,"
                                + "\"status\":[\"dischargeAllowed\"],\"socPercent\":99,\"storedMah\":4930,"
                                + "\"nominalMah\":5000,\"cycles\":0,\"softwareVersion\":\"8.0\","
                                + "\"protections\":[\"mosfetSoftwareLock\"],\"balancing\":[]}",
                        "{\"heard\":\"request\",\"offset\":65,\"length\":9,\"hex\":\"dd5ae1020001ff1c77\"}",
                        "{\"heard\":\"taken\",\"offset\":74,\"length\":7,\"hex\":\"dde10000000077\"}");
        assertThat(board.summary()).isEqualTo("81 bytes: 1 frame, 0 rejected stretches");
    }

    private List<String> lines(byte[] bytes) throws IOException {
        printer.print(new LineBytes(new ByteArrayInputStream(bytes)));
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static FrameEncoder sixteenCells() {
        return new FrameEncoder()
                .packVoltageMv(53_000)
                .current1Ma(12_500)
                .current2Ma(2_500)
                .currentMa(10_000)
                .lowestCell(7, 3_300)
                .highestCell(12, 3_325)
                .lowestTemperature(1, 294)
                .highestTemperature(9, 300)
                .cell(5, 3_310, 296)
                .cellCount(16)
                .status(DeviceStatus.CHARGE_ALLOWED, true)
                .status(DeviceStatus.DISCHARGE_ALLOWED, true)
                .todayWh(4_321, 2_468)
                .storedWh(9_876)
                .socPercent(86)
                .totalKwh(1_234, 1_111)
                .key(0, 100)
                .capacityWh(12_000)
                .limitsMv(2_900, 3_400, 3_700);
    }
}
