package io.cellfleet.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server as a child of this process. Its folder can be opened again, also after this process was
 * killed: the server that lived on is stopped first.
 */
public final class EmbeddedPostgresql implements AutoCloseable {

    /** The server trusts every user from 127.0.0.1; the name and this word are only for clients that want one. */
    public static final String USER = "postgres";

    public static final String PASSWORD = "postgres";

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final EmbeddedPostgres server;

    private EmbeddedPostgresql(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server and returns when it serves. Without a folder it stops with this process; with one it must be
     * {@linkplain #close closed}, so that a launcher can stop its clients first.
     *
     * @param folder kept at {@link #close}, and then written durably; null for one that is thrown away
     * @param port   on 127.0.0.1; 0 takes a free one
     */
    public static EmbeddedPostgresql start(@Nullable Path folder, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .setPort(port)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB");
        if (folder != null) {
            stopLeftOver(folder);
            Files.createDirectories(folder);
            builder.setDataDirectory(folder.toAbsolutePath())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on");
        }
        return new EmbeddedPostgresql(builder.start());
    }

    /** The server that runs on a folder now, whoever started it. */
    public static Optional<ProcessHandle> serverOn(Path folder) throws IOException {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
        // After a power cut the number may be another program's.
        return ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }

    private static void stopLeftOver(Path folder) throws IOException {
        Optional<ProcessHandle> leftOver = serverOn(folder);
        if (leftOver.isEmpty()) {
            return;
        }
        if (!ownerIsGone(folder)) {
            throw new IOException("the PostgreSQL folder " + folder + " is in use by another process");
        }
        // SIGINT ends its sessions and closes its files; SIGTERM would wait for its clients.
        new ProcessBuilder("kill", "-INT", Long.toString(leftOver.get().pid())).start();
        try {
            leftOver.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an older server on " + folder + " was stopped", e);
        } catch (Exception e) {
            throw new IOException(
                    "an older PostgreSQL server (process " + leftOver.get().pid() + ") on " + folder + " does not stop",
                    e);
        }
    }

    /** The library locks this file for as long as the process lives that started the server. */
    private static boolean ownerIsGone(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("epg-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
