package io.cellfleet.gateway.guard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * That the gateway's decision loop turns. Whoever watches looks whether the beat changes, by a clock of its own, so no
 * clock is compared with another.
 *
 * @param processId the gateway's
 * @param startedMs when that process was started, by the system: a process number alone is used again; ms since 1970
 * @param beat      grows with each turn of the decision loop
 * @param stopped   the gateway ended by itself and left its relays as they were, for a quick restart
 */
record Heartbeat(long processId, long startedMs, long beat, boolean stopped) {

    static final String FILE = "heartbeat";

    /** The newest; empty when there never was one, or while it is being written. */
    static Optional<Heartbeat> read(Path folder) {
        try {
            return parse(Files.readString(folder.resolve(FILE), StandardCharsets.US_ASCII));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static Optional<Heartbeat> parse(String text) {
        String[] words = text.split(" ", -1);
        if (words.length != 5 || !words[4].equals("\n")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Heartbeat(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    words[3].equals("stopped")));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /** Written in place, not beside: it comes several times a second and need not survive a power cut. */
    void write(Path folder) throws IOException {
        String text = processId + " " + startedMs + " " + beat + " " + (stopped ? "stopped" : "turns") + " \n";
        try (FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
            channel.truncate(text.length());
        }
    }
}
