package io.cellfleet.local.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Strikes engines as planned, on a thread of its own, while others feed them. */
final class Blows implements AutoCloseable {

    private final List<Blow> plan;
    private final Engines engines;
    private final Consumer<String> progress;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    Blows(List<Blow> plan, Engines engines, Consumer<String> progress) {
        this.plan = List.copyOf(plan);
        this.engines = engines;
        this.progress = progress;
    }

    boolean anyIn(int stage) {
        return plan.stream().anyMatch(blow -> blow.stage() == stage);
    }

    /** Begins with the blows of a stage; completes when the last engine was started again. */
    CompletableFuture<Void> begin(int stage) {
        List<Blow> due = plan.stream().filter(blow -> blow.stage() == stage).toList();
        return CompletableFuture.runAsync(() -> due.forEach(this::strike), thread);
    }

    private void strike(Blow blow) {
        sleep(blow.after());
        progress.accept("stage " + blow.stage() + ": " + blow.kind()
                + (engines.count() == 1 || blow.kind() == Blow.Kind.KILL_ALL ? "" : " of engine " + blow.instance())
                + ", down for " + blow.downFor().toMillis() + " ms");
        switch (blow.kind()) {
            case KILL -> engines.kill(blow.instance());
            case KILL_ALL -> {
                for (int instance = 0; instance < engines.count(); instance++) {
                    engines.kill(instance);
                }
            }
            case STOP -> engines.stop(blow.instance());
        }
        sleep(blow.downFor());
        try {
            for (int instance = 0; instance < engines.count(); instance++) {
                engines.startAgain(instance);
            }
        } catch (IOException e) {
            throw new IllegalStateException("an engine could not be started again", e);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two blows", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
