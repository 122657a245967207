package io.cellfleet.local.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One service in a process of its own. */
final class ServiceProcess {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(4);

    /** Ctrl-C at the terminal reaches every process there; only the launcher may listen to it. */
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "cellfleet-service");

    private final ServicePlan plan;
    private final Process process;
    private final Path log;

    private ServiceProcess(ServicePlan plan, Process process, Path log) {
        this.plan = plan;
        this.process = process;
        this.log = log;
    }

    static ServiceProcess start(ServicePlan plan, Path log) throws IOException {
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(plan.jvmOptions());
        command.addAll(plan.propertyOptions());
        command.add("-jar");
        command.add(plan.jar().toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(plan.environment());
        return new ServiceProcess(plan, builder.start(), log);
    }

    ServicePlan plan() {
        return plan;
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    /** Completes when the process has ended, for whatever reason. */
    CompletableFuture<ServiceProcess> ended() {
        return process.onExit().thenApply(gone -> this);
    }

    /** For the terminal, after it has ended. */
    String lastWords() throws IOException {
        return plan.name() + " ended by itself (exit code " + process.exitValue() + "). The end of " + log + ":\n"
                + Logs.end(log);
    }

    /** Asks it to stop, and makes it after 4 s. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
