package io.cellfleet.local.lab;

import io.cellfleet.local.Refusal;
import io.cellfleet.local.run.Guard;
import io.cellfleet.local.run.Project;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The packaged engine in a process of its own, on ports that are free, with a state folder that a restart finds again. */
public final class EngineProcess {

    private static final int STOP_LIMIT_S = 120;
    private static final int LAST_LINES = 30;

    /** Engines end with this process, however it goes. */
    private static final Guard GUARD = guard();

    private final Process process;
    private final Path log;

    private EngineProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        GUARD.watch(process.pid());
    }

    /**
     * How engines are started.
     *
     * @param jvmOptions options of the Java machine
     * @param properties configuration beside where everything is found
     */
    public record Options(List<String> jvmOptions, Map<String, String> properties) {

        public Options {
            jvmOptions = List.copyOf(jvmOptions);
            properties = Map.copyOf(properties);
        }
    }

    /**
     * Starts an engine and does not wait for it.
     *
     * @param folder of this instance: its state and its log
     * @throws Refusal when it has not been built
     */
    public static EngineProcess start(String bootstrapServers, Path folder, Options options) throws IOException {
        Path jar = Project.root().resolve("bms-engine/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new Refusal(jar + " is missing: build the project first (mvn package)");
        }
        Files.createDirectories(folder);
        Map<String, String> properties = new TreeMap<>(options.properties());
        properties.put("kafka.bootstrap.servers", bootstrapServers);
        properties.put("kafka-streams.state.dir", folder.resolve("state").toString());
        // Any free port.
        properties.put("quarkus.http.port", "0");
        properties.put("quarkus.management.port", "0");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.jvmOptions());
        command.add("--enable-native-access=ALL-UNNAMED");
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-jar");
        command.add(jar.toString());
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new EngineProcess(process, log);
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: it has no chance to tidy up. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM: it ends in order. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "the engine did not stop within " + STOP_LIMIT_S + " s:\n" + lastWords());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an engine was stopped", e);
        }
        forget();
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

    private static Guard guard() {
        try {
            return Guard.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the guard of the engines does not start", e);
        }
    }

    private void await() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an engine was killed", e);
        }
        forget();
    }

    private void forget() {
        GUARD.forget(process.pid());
    }
}
