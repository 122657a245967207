package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.embedded.FreePort;
import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    private final Ports ports = new Ports();

    @Test
    void aChosenPortIsTakenAsItIsOrRefused() throws IOException {
        int free = FreePort.find();
        assertThat(ports.exactly(free, "the page", "--port")).isEqualTo(free);

        try (ServerSocket other = listener()) {
            assertThatThrownBy(() -> ports.exactly(other.getLocalPort(), "the page", "--port"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " for the page is in use")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void aPortOfOurOwnIsTheUsualOneOrElseAnother() throws IOException {
        int usual = FreePort.find();
        assertThat(ports.near(usual)).isEqualTo(usual);
        assertThat(ports.near(usual)).as("given once").isNotEqualTo(usual);

        try (ServerSocket other = listener()) {
            int instead = ports.near(other.getLocalPort());
            assertThat(instead).isNotEqualTo(other.getLocalPort());
            assertThat(FreePort.isFree(instead)).isTrue();
        }
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> ports.exactly(0, "the page", "--port")).hasMessageContaining("1 to 65535");
        assertThatThrownBy(() -> ports.exactly(65_536, "the page", "--port")).hasMessageContaining("1 to 65535");
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
