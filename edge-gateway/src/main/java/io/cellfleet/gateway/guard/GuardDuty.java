package io.cellfleet.gateway.guard;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A lock in the common folder that the guard holds for as long as it watches. */
final class GuardDuty implements AutoCloseable {

    private static final String FILE = "guard.lock";

    private final FileChannel channel;

    private GuardDuty(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when another guard watches this folder. */
    static Optional<GuardDuty> take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new GuardDuty(channel));
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // As held by another.
        }
        channel.close();
        return Optional.empty();
    }

    static boolean isTaken(Path folder) {
        try {
            Optional<GuardDuty> free = take(folder);
            if (free.isPresent()) {
                free.get().close();
            }
            return free.isEmpty();
        } catch (IOException unknown) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
