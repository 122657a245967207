package io.cellfleet.battery.protocol.smartbms123;

import static io.cellfleet.battery.protocol.smartbms123.Frames.bytes;
import static io.cellfleet.battery.protocol.smartbms123.Frames.sixteenCellsWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.battery.reading.TemperatureScale;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the port's page, row by row: bytes written by hand into a frame of 16 cells, and what they say. */
class FrameDecoderTest {

    @ParameterizedTest(name = "{2}: {4}")
    @CsvSource(delimiter = '|', nullValues = "unknown", useHeadersInDisplayName = true, textBlock = """
        at | hex      | field              | value             | because
         0 | 0105ff   | packVoltageMv      | 335355            | the page's own example: 335.355 V
         0 | 000000   | packVoltageMv      | 0                 | the least it can say
         3 | 2b0008   | current1Ma         | 1000              | plus, 8 counts of 0.125 A
         3 | 2d0008   | current1Ma         | -1000             | minus is a sign byte, not a complement
         3 | 2bffff   | current1Ma         | 8191875           | the value is unsigned
         3 | 583030   | current1Ma         | unknown           | X is no sensor, not 1542 A
         3 | 580008   | current1Ma         | unknown           | X is no sensor, whatever follows
         3 | 2b3030   | current1Ma         | 1542000           | after a plus it is a number
         6 | 2b0001   | current2Ma         | 125               | the smallest step
         6 | 583030   | current2Ma         | unknown           | X is no sensor
         9 | 2d0050   | currentMa          | -10000            | minus is discharging
         9 | 2b0000   | currentMa          | 0                 | a measured zero is a value
         9 | 583030   | currentMa          | unknown           | X is unknown, never 0
        12 | 029407   | lowestCell         | 7 3300mV          | 5 mV steps, then the cell's number
        12 | 000007   | lowestCell         | 7 0mV             | a dead cell is a value
        12 | 029400   | lowestCell         | unknown           | no cell is named
        12 | 029411   | lowestCell         | 17 3300mV         | named beyond the count of 16: kept, rules judge
        15 | 02e401   | highestCell        | 1 3700mV          | 5 mV steps
        15 | 02e400   | highestCell        | unknown           | no cell is named
        18 | 010f03   | lowestTemperature  | 3 271 0.1C        | 0.857 x 271 - 232.1 = 0.147
        18 | 000003   | lowestTemperature  | unknown           | no counts is no probe
        18 | 010f00   | lowestTemperature  | unknown           | no cell is named
        21 | 014e10   | highestTemperature | 16 334 54.1C      | 0.857 x 334 - 232.1 = 54.138
        21 | 000110   | highestTemperature | 16 1 -231.2C      | nonsense is kept as said, rules judge
        24 | 01       | cell               | 1 3310mV 296 21.6C | the first cell
        24 | 10       | cell               | 16 3310mV 296 21.6C | the last cell
        24 | 11       | cell               | unknown           | one above the count
        24 | 00       | cell               | unknown           | number 0
        26 | 029c     | cell               | 5 3340mV 296 21.6C | its own voltage
        28 | 0000     | cell               | 5 3310mV 0 -232.1C | the voltage stays known, rules judge the rest
        25 | 04       | cellCount          | 4                 | as the device counts
        25 | 04       | cell               | unknown           | cell 5 of 4
        30 | 00       | status             | ''                | no bit
        30 | 01       | status             | chargeAllowed     | bit 0
        30 | 02       | status             | dischargeAllowed  | bit 1
        30 | 04       | status             | communicationError | bit 2
        30 | 08       | status             | belowVMin         | bit 3
        30 | 10       | status             | aboveVMax         | bit 4
        30 | 20       | status             | belowTMin         | bit 5
        30 | 40       | status             | aboveTMax         | bit 6
        30 | 80       | status             | socNotCalibrated  | bit 7
        31 | 010000   | collectedTodayWh   | 65536             | three bytes, Wh
        34 | 010001   | storedWh           | 65537             | three bytes, Wh
        37 | ffffff   | consumedTodayWh    | 16777215          | three bytes, Wh
        40 | 00       | socPercent         | 0                 | empty
        40 | 64       | socPercent         | 100               | full
        40 | 65       | socPercent         | unknown           | above 100 the device does not know
        41 | 000102   | collectedTotalKwh  | 258               | three bytes, kWh
        44 | 000203   | consumedTotalKwh   | 515               | three bytes, kWh
        47 | 19       | key                | 0                 | 0x19 is key 0
        47 | 2b       | key                | 18                | the last key
        47 | 18       | key                | -1                | below 25 it is an old firmware's clock
        48 | ff       | keyValue           | 255               | one byte
        49 | 0014     | capacityWh         | 2000              | the manual's example: 2.0 kWh
        51 | 0244     | vMinMv             | 2900              | 5 mV steps
        53 | 02e4     | vMaxMv             | 3700              | 5 mV steps
        55 | 02a8     | vBalanceMv         | 3400              | 5 mV steps
        """)
    void saysWhatTheBytesSay(int at, String hex, String field, String value, String because) {
        assertThat(Frames.decoded(sixteenCellsWith(at, hex)).get(field)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} counts: {1} by the driver, {2} by the document")
    @CsvSource({"276, 4.4C, 0.0C", "330, 50.7C, 54.0C", "271, 0.1C, -5.0C"})
    void givesDegreesByThePacksScaleAndKeepsTheCount(int raw, String driver, String document) {
        byte[] frame = sixteenCellsWith(18, "%04x".formatted(raw));

        assertThat(Frames.decoded(frame, TemperatureScale.DRIVER))
                .containsEntry("lowestTemperature", "1 " + raw + " " + driver);
        assertThat(Frames.decoded(frame, TemperatureScale.DOCUMENT))
                .containsEntry("lowestTemperature", "1 " + raw + " " + document);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        at | byte | reason         | because
        57 |   00 | WRONG_CHECKSUM | the last byte is not the sum
         0 |   01 | WRONG_CHECKSUM | a byte changed on the way
         3 |   2c | UNKNOWN_SIGN   | a comma between plus and minus
         6 |   00 | UNKNOWN_SIGN   | the second sensor's sign
         9 |   78 | UNKNOWN_SIGN   | a small x
        """)
    void refuses(int at, String hex, RejectReason reason, String because) {
        byte[] frame = bytes(Frames.SIXTEEN_CELLS);
        frame[at] = bytes(hex)[0];
        if (reason != RejectReason.WRONG_CHECKSUM) {
            Frames.summed(frame);
        }

        assertThat(new SmartBms123().decode(frame, TemperatureScale.DRIVER))
                .isEqualTo(new DecodeResult.Refused(reason));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 57, 59, 116})
    void refusesAnyOtherLength(int length) {
        byte[] bytes = Arrays.copyOf(bytes(Frames.SIXTEEN_CELLS), length);

        assertThat(new SmartBms123().decode(bytes, TemperatureScale.DRIVER))
                .isEqualTo(new DecodeResult.Refused(RejectReason.WRONG_LENGTH));
    }

    @ParameterizedTest(name = "all 0x{0}")
    @ValueSource(strings = {"00", "ff"})
    void refusesALineThatIsStuck(String hex) {
        byte[] frame = bytes(hex.repeat(58));

        assertThat(new SmartBms123().decode(frame, TemperatureScale.DRIVER)).isInstanceOf(DecodeResult.Refused.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void readsAnyBytesThatFitWithoutFailing(long seed) {
        Random random = new Random(seed);
        byte[] frame = new byte[58];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(frame);
            for (int sign : new int[] {3, 6, 9}) {
                frame[sign] = (byte) "+-X".charAt(random.nextInt(3));
            }

            assertThat(Frames.decoded(Frames.summed(frame))).containsKey("packVoltageMv");
        }
    }

    @Test
    void describesOneCellAFrame() {
        assertThat(new SmartBms123().describesAllCells()).isFalse();
    }
}
