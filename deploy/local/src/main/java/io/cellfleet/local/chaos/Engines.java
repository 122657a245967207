package io.cellfleet.local.chaos;

import io.cellfleet.local.lab.PackagedService;
import io.cellfleet.local.lab.WorkFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engines of one run. Asked from the thread that feeds and the one that strikes. */
final class Engines implements AutoCloseable {

    /** As the launcher starts it. */
    private static final PackagedService.Options OPTIONS = new PackagedService.Options(
            List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k"), Map.of());

    private final String bootstrapServers;
    private final WorkFolder folder;
    private final List<Optional<PackagedService>> running = new ArrayList<>();

    private Engines(String bootstrapServers, WorkFolder folder) {
        this.bootstrapServers = bootstrapServers;
        this.folder = folder;
    }

    static Engines start(String bootstrapServers, String name, int instances) throws IOException {
        Engines engines = new Engines(bootstrapServers, WorkFolder.create(name));
        for (int instance = 0; instance < instances; instance++) {
            engines.running.add(Optional.empty());
            engines.startAgain(instance);
        }
        return engines;
    }

    synchronized int count() {
        return running.size();
    }

    synchronized void kill(int instance) {
        running.get(instance).ifPresent(PackagedService::kill);
        running.set(instance, Optional.empty());
    }

    synchronized void stop(int instance) {
        running.get(instance).ifPresent(PackagedService::stop);
        running.set(instance, Optional.empty());
    }

    synchronized void startAgain(int instance) throws IOException {
        if (running.get(instance).isEmpty()) {
            running.set(
                    instance,
                    Optional.of(PackagedService.engine(
                            bootstrapServers, folder.path().resolve("engine-" + instance), OPTIONS)));
        }
    }

    /**
     * @throws IllegalStateException with its last words, when an engine has ended by itself
     */
    synchronized void checkAlive() {
        running.forEach(engine -> engine.ifPresent(PackagedService::checkAlive));
    }

    synchronized String lastWords() {
        StringBuilder words = new StringBuilder();
        running.forEach(engine ->
                engine.ifPresent(process -> words.append(process.lastWords()).append('\n')));
        return words.toString();
    }

    @Override
    public synchronized void close() throws IOException {
        for (int instance = 0; instance < running.size(); instance++) {
            kill(instance);
        }
        folder.close();
    }
}
