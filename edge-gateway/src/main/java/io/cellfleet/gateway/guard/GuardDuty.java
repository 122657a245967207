package io.cellfleet.gateway.guard;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** A lock in the common folder that the guard holds for as long as it watches. */
final class GuardDuty implements AutoCloseable {

    private static final String FILE = "guard.lock";
    private static final int TRIES = 20;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final FileChannel channel;

    private GuardDuty(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when another guard watches this folder. Somebody who merely asks is waited for. */
    static Optional<GuardDuty> take(Path folder) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            Optional<GuardDuty> taken = tryLock(folder, false);
            if (taken.isPresent() || tries == TRIES) {
                return taken;
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    /** Askers do not see each other: they share the lock. */
    static boolean isTaken(Path folder) {
        try {
            Optional<GuardDuty> free = tryLock(folder, true);
            if (free.isPresent()) {
                free.get().close();
            }
            return free.isEmpty();
        } catch (IOException unknown) {
            return false;
        }
    }

    private static Optional<GuardDuty> tryLock(Path folder, boolean isShared) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, isShared);
            if (lock != null) {
                return Optional.of(new GuardDuty(channel));
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // As held by another.
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
