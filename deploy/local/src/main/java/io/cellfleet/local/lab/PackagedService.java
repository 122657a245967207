package io.cellfleet.local.lab;

import io.cellfleet.local.Refusal;
import io.cellfleet.local.run.Project;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A service as it is packaged, in a process of its own that ends with this one, however it goes. */
public final class PackagedService {

    private static final int STOP_LIMIT_S = 120;
    private static final int LAST_LINES = 30;

    private final String name;
    private final Process process;
    private final Path log;

    private PackagedService(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        LabGuard.GUARD.watch(process.pid());
    }

    /**
     * How a service is started.
     *
     * @param jvmOptions options of the Java machine
     * @param properties configuration
     */
    public record Options(List<String> jvmOptions, Map<String, String> properties) {

        public Options {
            jvmOptions = List.copyOf(jvmOptions);
            properties = Map.copyOf(properties);
        }
    }

    /**
     * Starts an engine on ports that are free, and does not wait for it.
     *
     * @param folder of this instance: its log, and its state, which a restart finds again
     * @throws Refusal when it has not been built
     */
    public static PackagedService engine(String bootstrapServers, Path folder, Options options) throws IOException {
        Map<String, String> properties = new TreeMap<>(options.properties());
        properties.put("kafka.bootstrap.servers", bootstrapServers);
        properties.put("kafka-streams.state.dir", folder.resolve("state").toString());
        // Any free port.
        properties.put("quarkus.http.port", "0");
        properties.put("quarkus.management.port", "0");
        return start(Project.root(), "bms-engine", folder, new Options(options.jvmOptions(), properties));
    }

    /**
     * Starts a service and does not wait for it.
     *
     * @param project that it was built in: this one, or that of another release
     * @param name    of its module
     * @param folder  for its log, to which what it says is added
     * @throws Refusal when it has not been built
     */
    public static PackagedService start(Path project, String name, Path folder, Options options) throws IOException {
        Path jar = project.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new Refusal(jar + " is missing: build that project first (mvn package)");
        }
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.jvmOptions());
        command.add("--enable-native-access=ALL-UNNAMED");
        new TreeMap<>(options.properties()).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(jar.toString());
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new PackagedService(name, process, log);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * @throws IllegalStateException with its last words, when it has ended by itself
     */
    public void checkAlive() {
        if (!isAlive()) {
            throw new IllegalStateException(name + " ended by itself:\n" + lastWords());
        }
    }

    /** SIGKILL: it has no chance to tidy up. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " was killed", e);
        }
        forget();
    }

    /**
     * SIGTERM: it ends in order.
     *
     * @return how long it took
     */
    public Duration stop() {
        long begin = System.nanoTime();
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " did not stop within " + STOP_LIMIT_S + " s:\n" + lastWords());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " was stopped", e);
        }
        forget();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** The end of what it said. */
    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return log + " cannot be read: " + e.getMessage();
        }
    }

    private void forget() {
        LabGuard.GUARD.forget(process.pid());
    }
}
