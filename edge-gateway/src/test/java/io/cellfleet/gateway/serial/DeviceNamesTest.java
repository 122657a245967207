package io.cellfleet.gateway.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device by a part of its name. */
class DeviceNamesTest {

    @TempDir
    Path folder;

    @Test
    void aWholeNameIsTakenAsItIs() throws IOException {
        assertThat(DeviceNames.find(folder.resolve("ttyUSB0"))).isEqualTo(folder.resolve("ttyUSB0"));
    }

    @Test
    void theOneThatFitsIsFoundWhereverItIsPlugged() throws IOException {
        Path wanted = folder.resolve("usb-*_A50285BI-if00*");
        assertThatThrownBy(() -> DeviceNames.find(wanted)).hasMessage(wanted + " is absent");

        Files.createFile(folder.resolve("usb-FTDI_FT232R_USB_UART_B5028500-if00-port0"));
        Path ours = Files.createFile(folder.resolve("usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0"));
        assertThat(DeviceNames.find(wanted)).isEqualTo(ours);

        Files.createFile(folder.resolve("usb-Prolific_A50285BI-if00-port0"));
        assertThatThrownBy(() -> DeviceNames.find(wanted)).hasMessageContaining("fits more than one device");
    }

    @Test
    void aFolderThatIsNotThereIsAnAbsentDevice() {
        assertThatThrownBy(() -> DeviceNames.find(folder.resolve("by-id/usb-*_A5-if00*")))
                .hasMessageContaining("is absent");
    }
}
