package io.cellfleet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void aPortIsFreeUntilSomebodyListensOnIt() throws IOException {
        int port = FreePort.find();
        assertThat(FreePort.isFree(port)).isTrue();

        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(server.isBound()).isTrue();
            assertThat(FreePort.isFree(port)).isFalse();
        }
    }
}
