package io.cellfleet.local.run;

import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;

/**
 * Everything that is kept between two runs, in one folder that one run holds at a time.
 *
 * <p>{@code kafka} and {@code postgresql} are theirs, {@code gateway} is the edge gateway's, {@code engine} the working
 * state of the engine, {@code logs} what everybody says, {@code secrets} keys and the first password.
 */
final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Makes the folder when it is absent and holds it until {@link #close}.
     *
     * @throws Refusal when it cannot be written, or another run holds it
     */
    static DataFolder hold(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            refuseReadOnly(absolute);
            return new DataFolder(absolute, lock(absolute));
        } catch (FileSystemException e) {
            throw new Refusal("the data folder " + absolute + " cannot be written: " + why(e), e);
        } catch (IOException e) {
            throw new Refusal("the data folder " + absolute + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The superuser may write anywhere, so the folder's mode is asked besides: read-only is what somebody wanted. */
    private static void refuseReadOnly(Path folder) throws IOException {
        boolean nobodyMayWrite = Files.getPosixFilePermissions(folder).stream()
                .noneMatch(permission -> permission == PosixFilePermission.OWNER_WRITE
                        || permission == PosixFilePermission.GROUP_WRITE
                        || permission == PosixFilePermission.OTHERS_WRITE);
        if (nobodyMayWrite || !Files.isWritable(folder)) {
            throw new FileSystemException(folder.toString(), null, "it is read-only");
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new Refusal("the data folder " + folder + " is in use by another run (process " + holder
                    + "); stop it, or choose another folder with --data");
        }
        channel.truncate(0);
        String self = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(self.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    /** The lock lives as long as the channel. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static String why(FileSystemException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of this name";
        }
        if (e instanceof AccessDeniedException) {
            return "this user may not write there";
        }
        String reason = e.getReason();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    Path path() {
        return folder;
    }

    Path kafka() {
        return folder.resolve("kafka");
    }

    Path postgresql() {
        return folder.resolve("postgresql");
    }

    Path gateway() {
        return folder.resolve("gateway");
    }

    Path engine() {
        return folder.resolve("engine");
    }

    Secrets secrets() throws IOException {
        return Secrets.in(folder.resolve("secrets"));
    }

    Logs logs() throws IOException {
        return Logs.in(folder.resolve("logs"));
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
