package io.cellfleet.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.embedded.EmbeddedPostgresql;
import io.cellfleet.local.cli.Cellfleet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** {@code ./cellfleet} as the script hands over to it: its main class in a process of its own. */
final class LauncherProcess implements AutoCloseable {

    private final Process process;
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private LauncherProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "launcher output");
        reader.start();
    }

    /** Starts the main class with these arguments. Its output and its errors are read as one. */
    static LauncherProcess start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Cellfleet.class.getName()));
        if (Runtime.version().feature() >= 23) {
            command.add(1, "--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(arguments);
        return new LauncherProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(printed::add);
        } catch (UncheckedIOException | IOException e) {
            printed.add("(the output broke off: " + e + ")");
        }
    }

    List<String> printed() {
        return List.copyOf(printed);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for a line. */
    String awaitLine(Predicate<String> wanted, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            for (String line : printed) {
                if (wanted.test(line)) {
                    return line;
                }
            }
            if (!process.isAlive() && !reader.isAlive()) {
                throw new AssertionError("the launcher ended with " + process.exitValue() + ":\n" + text());
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not printed within " + limit.toSeconds() + " s:\n" + text());
    }

    String text() {
        return String.join("\n", printed);
    }

    /** Every process that runs because of this launcher now: services, the guard, PostgreSQL. */
    List<ProcessHandle> children(Path data) throws IOException {
        List<ProcessHandle> children = new ArrayList<>(process.descendants().toList());
        EmbeddedPostgresql.serverOn(data.resolve("postgresql")).ifPresent(children::add);
        return children;
    }

    /** As a system does that shuts down. Its last words are still read, which {@link Process#destroy} would prevent. */
    void terminate() {
        assertThat(process.toHandle().destroy()).isTrue();
    }

    /** kill -9. */
    void kill() {
        assertThat(process.toHandle().destroyForcibly()).isTrue();
    }

    int awaitExit(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + limit.toSeconds() + " s:\n" + text());
        }
        reader.join();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
