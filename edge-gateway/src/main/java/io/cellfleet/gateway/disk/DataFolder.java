package io.cellfleet.gateway.disk;

import io.cellfleet.gateway.config.InvalidSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The gateway's folder. One gateway at a time: two would give out the same order numbers. */
public final class DataFolder implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens the folder and makes it when it is absent.
     *
     * @throws InvalidSettings when it cannot be written to, or another gateway has it open
     */
    public static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new InvalidSettings(
                        "cellfleet.gateway.data is " + folder + ", which another running gateway uses");
            }
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new InvalidSettings("cellfleet.gateway.data is " + folder + ", which cannot be written to: "
                    + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Where a file of this name is or would be. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** The file's bytes; empty when it was never written. */
    public Optional<byte[]> read(String name) throws IOException {
        Path file = path(name);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Replaces the file. When this returns, the new bytes survive a power cut. */
    public void write(String name, byte[] bytes) throws IOException {
        write(name, bytes, "rw-r--r--");
    }

    /** The same for what only this user may read, before the first byte of it is written. */
    public void writeSecret(String name, byte[] bytes) throws IOException {
        write(name, bytes, "rw-------");
    }

    private void write(String name, byte[] bytes, String rights) throws IOException {
        Path fresh = path(name + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)))) {
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(fresh, path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // The rename itself must be on disk too.
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Gives the folder free for another gateway. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
