package io.cellfleet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PseudoTerminalTest {

    @TempDir
    private Path folder;

    @Test
    void everyByteArrivesAsItWasWrittenAndNothingComesBack() throws IOException {
        byte[] all = everyByte();
        try (PseudoTerminal line = PseudoTerminal.open();
                FileInputStream device = new FileInputStream(line.device().toFile());
                FileOutputStream answer = new FileOutputStream(line.device().toFile())) {
            line.write(all);
            assertThat(device.readNBytes(all.length)).isEqualTo(all);

            answer.write("heard".getBytes(StandardCharsets.US_ASCII));
            assertThat(line.read(64)).as("an echo would come first").asString().isEqualTo("heard");
        }
    }

    @Test
    void pullingThePlugEndsTheReader() throws IOException {
        PseudoTerminal line = PseudoTerminal.open();
        try (FileInputStream device = new FileInputStream(line.device().toFile())) {
            line.write(new byte[] {1});
            assertThat(device.read()).isEqualTo(1);

            line.close();

            assertThat(readOrEnd(device)).isEqualTo(-1);
        }
    }

    @Test
    void pullingThePlugEndsAWaitAtThisEndAndRefusesFurtherWrites() throws Exception {
        PseudoTerminal line = PseudoTerminal.open();
        try (FileInputStream device = new FileInputStream(line.device().toFile())) {
            assertThat(device.available()).isZero();
            CompletableFuture<byte[]> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return line.read(1);
                } catch (IOException e) {
                    throw new CompletionException(e);
                }
            });

            line.close();

            assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
            assertThatThrownBy(() -> line.write(new byte[] {1}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the plug is pulled");
        }
    }

    @Test
    void aLinkGoesWithItsLineAndLeadsToTheNextOne() throws IOException {
        Path link = folder.resolve("ttyBMS");
        PseudoTerminal first = PseudoTerminal.linkedAt(link);
        assertThat(Files.readSymbolicLink(link)).isEqualTo(first.device());

        first.close();
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();

        try (PseudoTerminal second = PseudoTerminal.linkedAt(link);
                FileInputStream device = new FileInputStream(link.toFile())) {
            second.write(new byte[] {7});
            assertThat(device.read()).isEqualTo(7);
        }
    }

    @Test
    void aLateCloseLeavesTheLinkOfTheNextLineAlone() throws IOException {
        Path link = folder.resolve("ttyBMS");
        PseudoTerminal first = PseudoTerminal.linkedAt(link);
        try (PseudoTerminal second = PseudoTerminal.linkedAt(link)) {
            first.close();

            assertThat(Files.readSymbolicLink(link)).isEqualTo(second.device());
        }
    }

    /** Linux reports a hang-up as the end or as an error, by who comes first. */
    private static int readOrEnd(FileInputStream device) {
        try {
            return device.read();
        } catch (IOException hungUp) {
            return -1;
        }
    }

    private static byte[] everyByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return all;
    }
}
