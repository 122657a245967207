package io.cellfleet.local.run;

import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Starts of one user on one machine take turns: ports are chosen when nobody listens on them, and are listened on only
 * seconds later. The turn ends with {@link #close}, or with the process.
 */
final class StartTurn implements AutoCloseable {

    private final FileChannel channel;

    private StartTurn(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until no other run is starting, and says so. */
    static StartTurn take(Path folder, Progress progress) {
        Path file = folder.resolve("cellfleet-start-" + System.getProperty("user.name") + ".lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                progress.step("Another run is starting on this machine; waiting for it");
                channel.lock();
            }
            return new StartTurn(channel);
        } catch (IOException e) {
            throw new Refusal("the file " + file + ", by which runs take turns to start, cannot be locked", e);
        }
    }

    /** Where all runs of this machine meet. */
    static Path machineFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
