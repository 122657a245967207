package io.cellfleet.local.chaos;

import io.cellfleet.embedded.FreePort;
import io.cellfleet.local.lab.PackagedService;
import io.cellfleet.local.lab.WorkFolder;
import io.cellfleet.local.run.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the instances of a service. It is started again where it was: at its addresses, on its folder. */
final class Instance {

    private final String service;
    private final int number;
    private final Path folder;
    private final int port = FreePort.find();
    private final int managementPort = FreePort.find();
    private final PackagedService.Options options;
    private final Readiness readiness = new Readiness();
    private Path project;
    private @Nullable PackagedService process;

    /**
     * @param project    whose programs it runs
     * @param service    the name of its module
     * @param number     from 1
     * @param properties configuration beside its ports
     */
    Instance(
            Path project,
            String service,
            int number,
            WorkFolder work,
            List<String> jvmOptions,
            Map<String, String> properties)
            throws IOException {
        this.project = project;
        this.service = service;
        this.number = number;
        folder = work.path().resolve(service + "-" + number);
        Map<String, String> all = new HashMap<>(properties);
        all.put("quarkus.http.port", Integer.toString(port));
        all.put("quarkus.management.port", Integer.toString(managementPort));
        all.put("kafka-streams.state.dir", folder.resolve("state").toString());
        options = new PackagedService.Options(jvmOptions, all);
    }

    String name() {
        return service + " " + number;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void start() throws IOException {
        process = PackagedService.start(project, service, folder, options);
    }

    /** With its next start it runs what was built in another folder. */
    void runProgramsOf(Path project) {
        this.project = project;
    }

    /** SIGTERM. Does nothing when it does not run. */
    Duration stop() {
        PackagedService running = process;
        process = null;
        return running == null ? Duration.ZERO : running.stop();
    }

    /** SIGKILL, if it still runs. */
    void kill() {
        PackagedService running = process;
        process = null;
        if (running != null) {
            running.kill();
        }
    }

    /**
     * @throws IllegalStateException with its last words, when it has ended by itself
     */
    boolean isReady() throws InterruptedException {
        PackagedService running = process;
        if (running == null) {
            return false;
        }
        running.checkAlive();
        return readiness.isReady(health());
    }

    /** What it says of its health. */
    String detail() throws InterruptedException {
        return readiness.detail(health());
    }

    private URI health() {
        return URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
    }

    String lastWords() {
        PackagedService running = process;
        return running == null ? name() + " does not run" : running.lastWords();
    }
}
