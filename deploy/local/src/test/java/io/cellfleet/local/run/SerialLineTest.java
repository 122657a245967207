package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.embedded.PseudoTerminal;
import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialLineTest {

    @TempDir
    private Path folder;

    @Test
    void isADeviceAndAPack() {
        assertThat(SerialLine.parse("/dev/serial/by-id/usb=1=cabin-2"))
                .isEqualTo(new SerialLine(Path.of("/dev/serial/by-id/usb=1"), "cabin-2"));
    }

    @Test
    void mayNameAProtocol() {
        assertThat(SerialLine.parse("/dev/ttyUSB0=cabin").protocol().name()).isEqualTo("smartbms123");
        assertThat(SerialLine.parse("/dev/ttyUSB0=cabin:smartbms123").protocol().name())
                .isEqualTo("smartbms123");
        SerialLine jbd = SerialLine.parse("/dev/serial/by-path/pci-0000:00:14.0=cabin:jbd");
        assertThat(jbd.device()).hasToString("/dev/serial/by-path/pci-0000:00:14.0");
        assertThat(jbd.packId()).isEqualTo("cabin");
        assertThat(jbd.protocol().name()).isEqualTo("jbd");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /dev/ttyUSB0        | DEVICE=PACK     | no pack
            /dev/ttyUSB0=       | DEVICE=PACK     | an empty pack
            =cabin              | DEVICE=PACK     | no device
            /dev/ttyUSB0=Cabin  | 'Cabin'         | capitals
            /dev/ttyUSB0=-cabin | '-cabin'        | begins with a hyphen
            /dev/ttyUSB0=a b    | 'a b'           | a blank
            /dev/ttyUSB0=cabin:JBD | 'JBD' but must name smartbms123 or jbd | an unknown protocol
            /dev/ttyUSB0=cabin: | '' but must name smartbms123 or jbd       | no protocol behind the colon
            /dev/ttyUSB0=:jbd   | names the pack '' | a protocol without a pack
            """)
    void refuses(String text, String message, String because) {
        assertThatThrownBy(() -> SerialLine.parse(text))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(message);
    }

    @Test
    void anIdHasAtMost63Characters() {
        assertThat(SerialLine.parse("/dev/ttyUSB0=" + "a".repeat(63)).ownInstallationId())
                .hasSize(63);
        assertThatThrownBy(() -> SerialLine.parse("/dev/ttyUSB0=" + "a".repeat(64)))
                .hasMessageContaining("1 to 63");
    }

    @Test
    void theDeviceMustBeThere() throws IOException {
        try (PseudoTerminal line = PseudoTerminal.linkedAt(folder.resolve("ttyBMS"))) {
            assertThat(line.device()).exists();
            new SerialLine(folder.resolve("ttyBMS"), "cabin").check();
        }
        assertThatThrownBy(() -> new SerialLine(folder.resolve("ttyBMS"), "cabin").check())
                .isInstanceOf(Refusal.class)
                .hasMessage("the serial device " + folder.resolve("ttyBMS") + " does not exist");
    }

    @Test
    void aFileIsNoDevice() throws IOException {
        Path file = Files.createFile(folder.resolve("capture.bin"));
        assertThatThrownBy(() -> new SerialLine(file, "cabin").check()).hasMessage(file + " is no serial device");
        assertThatThrownBy(() -> new SerialLine(folder, "cabin").check()).hasMessage(folder + " is no serial device");
    }
}
