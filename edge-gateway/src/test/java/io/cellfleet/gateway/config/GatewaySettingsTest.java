package io.cellfleet.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, defaults and refusals of everything an operator can set. */
class GatewaySettingsTest {

    private static final String LINE = "cellfleet.gateway.lines[0].";

    private static final Map<String, String> GOOD = Map.of(
            "cellfleet.gateway.id",
            "gw-1",
            "cellfleet.gateway.data",
            "/var/lib/cellfleet",
            LINE + "pack",
            "pack-1",
            LINE + "installation",
            "house-1",
            LINE + "source",
            "serial",
            LINE + "device",
            "/dev/ttyUSB7");

    @Test
    void namesAndDefaults() {
        GatewaySettings settings = settings(GOOD);

        assertThat(settings.gatewayId()).isEqualTo("gw-1");
        assertThat(settings.enrolment()).isEqualTo(1);
        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/cellfleet"));
        assertThat(settings.clock()).isEqualTo(ClockSetting.AUTO);
        assertThat(settings.spool().memoryLimit()).isEqualTo(20_000);
        assertThat(settings.uplink().inFlightLimit()).isEqualTo(4_000);
        assertThat(settings.spool()).isEqualTo(new SpoolSettings(Duration.ofSeconds(1), 2_147_483_648L, 20_000));
        assertThat(settings.uplink())
                .isEqualTo(new UplinkSettings(UplinkProfile.LIVE, Duration.ofSeconds(30), 5_000, 4_000, 0));
        assertThat(settings.rawCapture()).isEqualTo(new RawCaptureSettings(false, 16_777_216));
        assertThat(settings.simulator()).isEqualTo(new SimulatorSettings(0, 1, Duration.ZERO));
        assertThat(settings.lines()).singleElement().isInstanceOfSatisfying(LineSettings.Serial.class, serial -> {
            assertThat(serial.pack()).isEqualTo("pack-1");
            assertThat(serial.installation()).isEqualTo("house-1");
            assertThat(serial.protocol().name()).isEqualTo("smartbms123");
            assertThat(serial.device()).isEqualTo(Path.of("/dev/ttyUSB7"));
        });
    }

    @Test
    void aDeviceMayBeNamedByTheSerialNumberOfItsAdapter() {
        Map<String, String> bySerial = new HashMap<>(GOOD);
        bySerial.remove(LINE + "device");
        bySerial.put(LINE + "usb-serial", "A50285BI");
        assertThat(settings(bySerial).lines())
                .singleElement()
                .isInstanceOfSatisfying(
                        LineSettings.Serial.class,
                        serial -> assertThat(serial.device())
                                .isEqualTo(Path.of("/dev/serial/by-id/usb-*_A50285BI-if00*")));

        bySerial.put(LINE + "usb-serial", "../ttyUSB0");
        assertThatThrownBy(() -> settings(bySerial)).hasMessageContaining("lines[0].usb-serial is '../ttyUSB0'");
    }

    @Test
    void everythingThatCanBeSet(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("capture.jsonl"));
        Map<String, String> all = new HashMap<>(GOOD);
        all.putAll(Map.of(
                "cellfleet.gateway.enrolment", "3",
                "cellfleet.gateway.clock", "synchronised",
                "cellfleet.gateway.queue", "500",
                "cellfleet.gateway.in-flight", "100",
                "cellfleet.gateway.uplink", "metered",
                "cellfleet.gateway.spool.sync", "0s",
                "cellfleet.gateway.raw-capture.enabled", "true",
                "cellfleet.simulator.packs", "20",
                "cellfleet.simulator.seed", "7",
                "cellfleet.simulator.past", "6h"));
        String second = "cellfleet.gateway.lines[1].";
        all.putAll(Map.of(
                second + "pack", "pack-2",
                second + "installation", "house-1",
                second + "source", "capture",
                second + "protocol", "smartbms123",
                second + "file", file.toString(),
                second + "speed", "60"));

        GatewaySettings settings = settings(all);

        assertThat(settings.enrolment()).isEqualTo(3);
        assertThat(settings.clock()).isEqualTo(ClockSetting.SYNCHRONISED);
        assertThat(settings.spool().memoryLimit()).isEqualTo(500);
        assertThat(settings.uplink().inFlightLimit()).isEqualTo(100);
        assertThat(settings.uplink().profile()).isEqualTo(UplinkProfile.METERED);
        assertThat(settings.spool().sync()).isEqualTo(Duration.ZERO);
        assertThat(settings.rawCapture().enabled()).isTrue();
        assertThat(settings.simulator()).isEqualTo(new SimulatorSettings(20, 7, Duration.ofHours(6)));
        assertThat(settings.lines().get(1)).isInstanceOfSatisfying(LineSettings.Capture.class, capture -> {
            assertThat(capture.file()).isEqualTo(file);
            assertThat(capture.speed()).isEqualTo(60);
        });
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', nullValues = "absent", textBlock = """
        cellfleet.gateway.id                    | absent        | gateway.id                        | a gateway without a name
        cellfleet.gateway.id                    | Gw 1          | must be 1 to 63 characters        | an id with a space and a capital
        cellfleet.gateway.id                    | -gw           | not beginning with -              | an id that looks like an option
        cellfleet.gateway.data                  | absent        | gateway.data                      | the boot number needs a place
        cellfleet.gateway.enrolment             | 0             | must be 1 to                      | enrolments count from 1
        cellfleet.gateway.enrollment            | 2             | enrollment                        | a name we do not know
        cellfleet.gateway.clock                 | gps           | gps                               | a clock we do not know
        cellfleet.gateway.queue                 | 99            | must be 100 to 1000000            | too short a queue
        cellfleet.gateway.in-flight             | 0             | must be 1 to 100000               | nothing could be sent
        cellfleet.gateway.trace-every           | -1            | must be 0 to 1000000              | 0 is never
        cellfleet.gateway.spool.sync            | 61s           | must be 0 to 60 seconds           | a power cut would take too much
        cellfleet.gateway.spool.limit           | 1048575       | must be 1048576 to 1099511627776  | too small a spool
        cellfleet.gateway.uplink                | fast          | fast                              | a profile we do not know
        cellfleet.gateway.uplink-batch          | 4s            | must be 5 to 60 seconds           | too short to save bytes
        cellfleet.gateway.uplink-batch          | 61s           | must be 5 to 60 seconds           | values would be old
        cellfleet.gateway.uplink-rate           | 9             | must be 10 to 1000000             | would never catch up
        cellfleet.gateway.raw-capture.limit     | 9999          | must be 10000 to 1099511627776    | no room for a minute
        cellfleet.gateway.lines[0].pack         | Pack_1        | lines[0].pack is 'Pack_1'         | a bad pack id
        cellfleet.gateway.lines[0].pack         | absent        | lines[0].pack                     | a line without a pack
        cellfleet.gateway.lines[0].installation | absent        | lines[0].installation             | a pack belongs to an installation
        cellfleet.gateway.lines[0].installation | a/b           | lines[0].installation is 'a/b'    | a bad installation id
        cellfleet.gateway.lines[0].source       | absent        | lines[0].source                   | bytes come from somewhere
        cellfleet.gateway.lines[0].source       | usb           | usb                               | a source we do not know
        cellfleet.gateway.lines[0].protocol     | smartbms      | must be one of smartbms123, jbd   | a protocol we do not know
        cellfleet.gateway.lines[0].device       | absent        | lines[0].device is missing        | a serial line without a device
        cellfleet.gateway.lines[0].usb-serial   | A5            | are both set                      | a path and a serial number
        cellfleet.gateway.lines[0].file         | /tmp/x        | belongs to source=capture         | a file for a serial line
        cellfleet.gateway.lines[0].speed        | 2             | belongs to source=capture         | a speed for a serial line
        cellfleet.gateway.lines[0].baud         | 9600          | baud                              | the device has one speed only
        cellfleet.simulator.packs               | -1            | must be 0 to 20000                | fewer than no packs
        cellfleet.simulator.past                | 15d           | must be 0 to 14 days              | longer than Kafka keeps frames
        cellfleet.simulator.speed               | 2             | speed                             | a name we do not know
        """)
    void refuses(String name, String value, String message, String because) {
        Map<String, String> bad = new HashMap<>(GOOD);
        if (value == null) {
            bad.remove(name);
        } else {
            bad.put(name, value);
        }

        assertThatThrownBy(() -> settings(bad)).as(because).hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
        pack-1 | serial  | device | /dev/ttyUSB8      | lines[1].pack is pack-1, which cellfleet.gateway.lines[0].pack is
        pack-2 | serial  | device | /dev/ttyUSB7      | lines[1].device is /dev/ttyUSB7, which cellfleet.gateway.lines[0].device
        pack-2 | serial  | device | /dev/../dev/ttyUSB7 | lines[1].device is /dev/../dev/ttyUSB7, which
        pack-2 | capture | device | /dev/ttyUSB8      | lines[1].device is set, but it belongs to source=serial
        pack-2 | capture | speed  | 1                 | lines[1].file is missing
        pack-2 | capture | file   | /no/such/file     | lines[1].file is /no/such/file, which is no file
        pack-2 | capture | file   | /tmp              | lines[1].file is /tmp, which is no file
        """)
    void refusesASecondLine(String pack, String source, String name, String value, String message) {
        Map<String, String> bad = new HashMap<>(GOOD);
        String second = "cellfleet.gateway.lines[1].";
        bad.putAll(Map.of(
                second + "pack", pack,
                second + "installation", "house-1",
                second + "source", source,
                second + name, value));

        assertThatThrownBy(() -> settings(bad))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesADeviceThatIsReadUnderAnotherName(@TempDir Path folder) throws IOException {
        Path device = Files.createFile(folder.resolve("ttyUSB0"));
        Path link = Files.createSymbolicLink(folder.resolve("by-id"), device);
        Map<String, String> bad = new HashMap<>(GOOD);
        bad.put(LINE + "device", device.toString());
        String second = "cellfleet.gateway.lines[1].";
        bad.putAll(Map.of(
                second + "pack", "pack-2",
                second + "installation", "house-1",
                second + "source", "serial",
                second + "device", link.toString()));

        assertThatThrownBy(() -> settings(bad)).hasMessageContaining("one device, one line");
    }

    @Test
    void refusesAGatewayThatReadsNothing() {
        Map<String, String> none = Map.of("cellfleet.gateway.id", "gw-1", "cellfleet.gateway.data", "/tmp/x");

        assertThatThrownBy(() -> settings(none)).hasMessageContaining("There is nothing to read");
    }

    private static GatewaySettings settings(Map<String, String> values) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .withMapping(SimulatorConfig.class)
                .withConverters(List.of(new DurationConverter(), new PathConverter())
                        .toArray(new org.eclipse.microprofile.config.spi.Converter<?>[0]))
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
        return SettingsReader.read(
                config.getConfigMapping(GatewayConfig.class), config.getConfigMapping(SimulatorConfig.class));
    }
}
