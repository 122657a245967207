package io.cellfleet.local.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.local.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a gateway wrote down for support is decoded like anything else that came off a line. */
class CaptureHexTest {

    private static String read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(CaptureHex.in(new ByteArrayInputStream(bytes)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void theHexTextOfEachLine() throws IOException {
        assertThat(read("""
                        {"at":"2026-06-01T00:00:00Z","hex":"0029"}

                        {"at":"2026-06-01T00:00:01Z","lineReport":{}}
                        {"at":"2026-06-01T00:00:02Z","hex":"682b"}
                        """)).isEqualTo("0029\n682b\n");
    }

    @Test
    void anythingElseStaysAsItIs() throws IOException {
        assertThat(read("0029682b")).isEqualTo("0029682b");
        assertThat(read("")).isEmpty();
    }

    @Test
    void aLineThatIsBrokenIsNamed() {
        assertThatThrownBy(() -> read("{\"hex\":\"00\"}\n{\"hex\":"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("line 2 of the capture is no JSON object");
    }
}
