package io.cellfleet.battery.protocol.jbd;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.battery.reading.BoardReport;
import io.cellfleet.battery.reading.CellReading;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.DeviceProtection;
import io.cellfleet.battery.reading.DeviceReport;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.reading.TemperatureScale;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a frame says, field by field: bytes written by hand into the two logged replies. */
class JbdTest {

    private static final Jbd JBD = new Jbd();

    @Test
    void theLoggedExchangeIsReadAsTheLogReadIt() {
        assertThat(decoded(Exchanges.frame()))
                .isEqualTo(new PackReading(
                        15_470,
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(0),
                        Optional.of(new CellVoltage(3, 3_858)),
                        Optional.of(new CellVoltage(1, 3_875)),
                        Optional.of(new CellTemperature(3, 2_968, 237)),
                        Optional.of(new CellTemperature(1, 2_976, 245)),
                        List.of(cell(1, 3_875), cell(2, 3_868), cell(3, 3_858), cell(4, 3_869)),
                        4,
                        DeviceReport.ofBoard(
                                Set.of(DeviceStatus.DISCHARGE_ALLOWED),
                                OptionalInt.of(99),
                                new BoardReport(
                                        4_930,
                                        5_000,
                                        0,
                                        "8.0",
                                        Set.of(DeviceProtection.MOSFET_SOFTWARE_LOCK),
                                        List.of()))));
    }

    @ParameterizedTest(name = "{2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "unknown", useHeadersInDisplayName = true, textBlock = """
        at | hex  | field              | value            | because
         4 | 0000 | packVoltageMv      | 0                | the least it can say
         4 | ffff | packVoltageMv      | 655350           | the value is unsigned
         6 | 0001 | currentMa          | 10               | the smallest step, charging
         6 | ffff | currentMa          | -10              | the smallest step, discharging: a complement
         6 | 7fff | currentMa          | 327670           | the most that charges
         6 | 8000 | currentMa          | -327680          | the most that discharges
         8 | ffff | storedMah          | 655350           | 10 mAh, unsigned
        10 | 0001 | nominalMah         | 10               | 10 mAh
        12 | 0102 | cycles             | 258              | two bytes
        16 | 0001 | balancing          | [1]              | the lowest bit of the first word is cell 1
        16 | 0008 | balancing          | [4]              | the last cell
        16 | 0010 | balancing          | []               | cell 5 of 4
        18 | ffff | balancing          | []               | cells 17 to 32 of 4
        20 | 0000 | protections        | []               | none
        20 | 0403 | protections        | [CELL_OVERVOLTAGE, CELL_UNDERVOLTAGE, SHORT_CIRCUIT] | bits 0, 1 and 10
        20 | e000 | protections        | []               | bits without a name
        22 | 2a   | softwareVersion    | 2.10             | four bits each
        23 | 00   | socPercent         | 0                | empty
        23 | 64   | socPercent         | 100              | full
        23 | 65   | socPercent         | unknown          | above 100 means nothing
        24 | 00   | status             | []               | both switches off
        24 | 01   | status             | [CHARGE_ALLOWED] | bit 0
        24 | 02   | status             | [DISCHARGE_ALLOWED] | bit 1
        24 | 03   | status             | [CHARGE_ALLOWED, DISCHARGE_ALLOWED] | both
        24 | fc   | status             | []               | the other bits mean nothing
        26 | 00   | highestTemperature | unknown          | no probe is no temperature
        26 | 00   | lowestTemperature  | unknown          | no probe is no temperature
        26 | 02   | lowestTemperature  | 2 24.2           | the third is no probe any more
        27 | 0aab | lowestTemperature  | 1 0.0            | 2731 is 0 °C
        27 | 0aaa | lowestTemperature  | 1 -0.1           | a tenth less
        27 | 0aac | lowestTemperature  | 1 0.1            | a tenth more
        27 | 0000 | lowestTemperature  | 1 -273.1         | kept as said, rules judge
        29 | ffff | highestTemperature | 2 6280.4         | kept as said, rules judge
        29 | 0ba0 | highestTemperature | 1 24.5           | of equals the first
        40 | 0000 | lowestCell         | 1 0              | a dead cell is a value
        40 | ffff | highestCell        | 1 65535          | nonsense is kept as said, rules judge
        42 | 0f23 | highestCell        | 1 3875           | of equals the first
        42 | 0f24 | highestCell        | 2 3876           | a millivolt more
        46 | 0f12 | lowestCell         | 3 3858           | of equals the first
        46 | 0f11 | lowestCell         | 4 3857           | a millivolt less
        """)
    void saysWhatTheBytesSay(int at, String hex, String field, String value, String because) {
        PackReading reading = decoded(with(at, hex));
        BoardReport board = reading.device().board().orElseThrow();
        Optional<?> said = switch (field) {
            case "packVoltageMv" -> Optional.of(reading.packVoltageMv());
            case "currentMa" -> Optional.of(reading.currentMa().getAsInt());
            case "storedMah" -> Optional.of(board.storedMah());
            case "nominalMah" -> Optional.of(board.nominalMah());
            case "cycles" -> Optional.of(board.cycles());
            case "balancing" -> Optional.of(board.balancing());
            case "protections" ->
                Optional.of(board.protections().stream().sorted().toList());
            case "softwareVersion" -> Optional.of(board.softwareVersion());
            case "socPercent" -> reading.device().socPercent().stream().boxed().findFirst();
            case "status" ->
                Optional.of(reading.device().status().stream().sorted().toList());
            case "lowestTemperature" -> reading.lowestTemperature().map(JbdTest::text);
            case "highestTemperature" -> reading.highestTemperature().map(JbdTest::text);
            case "lowestCell" -> reading.lowestCell().map(JbdTest::text);
            case "highestCell" -> reading.highestCell().map(JbdTest::text);
            default -> throw new AssertionError(field);
        };
        assertThat(said.map(Object::toString).orElse(null)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void eachProtectionHasItsBitAndWhatAllDevicesHaveAWordForIsAStatusToo(DeviceProtection protection) {
        byte[] frame = with(20, "%04x".formatted(1 << protection.ordinal()));
        DeviceReport report = decoded(with(frame, 24, "00")).device();

        assertThat(report.board().orElseThrow().protections()).containsExactly(protection);
        assertThat(report.status())
                .isEqualTo(
                        switch (protection) {
                            case CELL_OVERVOLTAGE -> Set.of(DeviceStatus.ABOVE_V_MAX);
                            case CELL_UNDERVOLTAGE -> Set.of(DeviceStatus.BELOW_V_MIN);
                            case CHARGE_TOO_HOT, DISCHARGE_TOO_HOT -> Set.of(DeviceStatus.ABOVE_T_MAX);
                            case CHARGE_TOO_COLD, DISCHARGE_TOO_COLD -> Set.of(DeviceStatus.BELOW_T_MIN);
                            default -> Set.of();
                        });
    }

    @ParameterizedTest(name = "{0} cells")
    @ValueSource(ints = {1, 2, 31, 32})
    void tellsAllCells(int count) {
        byte[] frame = new JbdBoard(count).frame();
        byte[] allBalancing = with(with(frame, 16, "ffff"), 18, "ffff");

        PackReading reading = decoded(allBalancing);
        assertThat(reading.cellCount()).isEqualTo(count);
        assertThat(reading.cells()).hasSize(count).last().isEqualTo(cell(count, 3_300));
        assertThat(reading.device().board().orElseThrow().balancing())
                .hasSize(count)
                .last()
                .isEqualTo(count);
    }

    @Test
    void newerBoardsSayMoreBehindTheTemperatures() {
        JbdBoard board = new JbdBoard(4).probesDeciC(-105, 203);
        PackReading before = decoded(board.frame());

        assertThat(decoded(
                        board.appending(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}).frame()))
                .isEqualTo(before);
        assertThat(before.lowestTemperature()).hasValue(new CellTemperature(1, 2_626, -105));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        at | hex  | reason         | because
         4 | 060a | WRONG_CHECKSUM | a byte changed on the way
        33 | fa54 | WRONG_CHECKSUM | the first sum
        48 | ff4f | WRONG_CHECKSUM | the second sum
         0 | dc   | NOISE          | no beginning
         1 | 04   | NOISE          | another register, which no sum protects
        37 | 03   | NOISE          | another register, which no sum protects
        35 | 76   | NOISE          | no end
        50 | 00   | NOISE          | no end
         3 | ff   | WRONG_LENGTH   | a reply longer than the bytes
        39 | 06   | WRONG_LENGTH   | a second reply shorter than the bytes
        """)
    void refusesWhatIsNoFrame(int at, String hex, RejectReason reason, String because) {
        byte[] frame = Exchanges.frame();
        put(frame, at, hex);

        assertThat(JBD.decode(frame, TemperatureScale.DRIVER)).isEqualTo(new DecodeResult.Refused(reason));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        at | hex | reason         | because
         2 | 80  | DEVICE_REFUSED | a status that is not OK
        38 | 80  | DEVICE_REFUSED | a status that is not OK
        25 | 00  | IMPLAUSIBLE    | no cells
        25 | 03  | IMPLAUSIBLE    | three cells, but the voltages of four
        25 | 05  | IMPLAUSIBLE    | five cells, but the voltages of four
        26 | 04  | IMPLAUSIBLE    | more probes than fit
        """)
    void refusesWhatContradictsItself(int at, String hex, RejectReason reason, String because) {
        assertThat(JBD.decode(with(at, hex), TemperatureScale.DRIVER)).isEqualTo(new DecodeResult.Refused(reason));
    }

    @Test
    void refusesMoreCellsThanThereAreBits() {
        byte[] basicInfo = with(Packet.reply(Packet.BASIC_INFO, Packet.OK, new byte[23]), 25, "21");
        byte[] cells = Packet.reply(Packet.CELL_VOLTAGES, Packet.OK, new byte[66]);

        assertThat(JBD.decode(Exchanges.joined(basicInfo, cells), TemperatureScale.DRIVER))
                .isEqualTo(new DecodeResult.Refused(RejectReason.IMPLAUSIBLE));
    }

    @Test
    void refusesABasicInfoThatEndsTooEarly() {
        byte[] basicInfo = Packet.reply(Packet.BASIC_INFO, Packet.OK, new byte[22]);
        byte[] cells = Packet.reply(Packet.CELL_VOLTAGES, Packet.OK);

        assertThat(JBD.decode(Exchanges.joined(basicInfo, cells), TemperatureScale.DRIVER))
                .isEqualTo(new DecodeResult.Refused(RejectReason.IMPLAUSIBLE));
    }

    @Test
    void refusesAnyCutAndAnythingBehind() {
        byte[] frame = Exchanges.frame();
        for (int length = 0; length < frame.length; length++) {
            assertThat(JBD.decode(Arrays.copyOf(frame, length), TemperatureScale.DRIVER))
                    .as("%s bytes", length)
                    .isEqualTo(new DecodeResult.Refused(RejectReason.WRONG_LENGTH));
        }
        assertThat(JBD.decode(Arrays.copyOf(frame, frame.length + 1), TemperatureScale.DRIVER))
                .isEqualTo(new DecodeResult.Refused(RejectReason.WRONG_LENGTH));
    }

    @Test
    void refusesEverySingleFlippedBit() {
        for (byte[] frame :
                List.of(Exchanges.frame(), new JbdBoard(32).probesDeciC().frame(), new JbdBoard(1).frame())) {
            for (int bit = 0; bit < frame.length * 8; bit++) {
                byte[] flipped = frame.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);

                assertThat(JBD.decode(flipped, TemperatureScale.DRIVER))
                        .as("bit %s", bit)
                        .isInstanceOf(DecodeResult.Refused.class);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void readsAnySoundRepliesWithoutFailing(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] info = new byte[23 + 2 * 4];
            random.nextBytes(info);
            info[21] = (byte) (1 + random.nextInt(32));
            info[22] = (byte) random.nextInt(5);
            byte[] cells = new byte[2 * info[21]];
            random.nextBytes(cells);

            PackReading reading = decoded(Exchanges.joined(
                    Packet.reply(Packet.BASIC_INFO, Packet.OK, info),
                    Packet.reply(Packet.CELL_VOLTAGES, Packet.OK, cells)));
            assertThat(reading.cells()).hasSize(info[21]);
        }
    }

    @Test
    void tellsAllCellsAtOnceAndHasToBeAsked() {
        assertThat(JBD.describesAllCells()).isTrue();
        assertThat(JBD.newMaster()).isPresent();
    }

    private static PackReading decoded(byte[] frame) {
        return switch (JBD.decode(frame, TemperatureScale.DRIVER)) {
            case DecodeResult.Decoded(PackReading reading) -> reading;
            case DecodeResult.Refused(var reason) -> throw new AssertionError("refused: " + reason);
        };
    }

    private static CellReading cell(int number, int voltageMv) {
        return new CellReading(number, voltageMv, Optional.empty());
    }

    private static String text(CellVoltage cell) {
        return cell.number() + " " + cell.voltageMv();
    }

    private static String text(CellTemperature probe) {
        return probe.number() + " " + probe.deciC() / 10.0;
    }

    private static byte[] with(int at, String hex) {
        return with(Exchanges.frame(), at, hex);
    }

    /** The packets with other bytes at one place, and the sums that belong to them. */
    private static byte[] with(byte[] packets, int at, String hex) {
        byte[] changed = packets.clone();
        put(changed, at, hex);
        for (int start = 0; start < changed.length; start += Packet.length(changed, start)) {
            int sum = Packet.checksum(changed, start);
            int end = start + Packet.length(changed, start);
            changed[end - 3] = (byte) (sum >> 8);
            changed[end - 2] = (byte) sum;
        }
        return changed;
    }

    private static void put(byte[] bytes, int at, String hex) {
        byte[] part = Exchanges.hex(hex);
        System.arraycopy(part, 0, bytes, at, part.length);
    }
}
