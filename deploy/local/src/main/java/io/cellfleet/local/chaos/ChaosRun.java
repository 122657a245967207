package io.cellfleet.local.chaos;

import io.cellfleet.local.lab.LabBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One comparison: a load through engines that are killed, and through one that is left alone, each with a broker of its
 * own that holds the same records in the same partitions and offsets, with the same times.
 *
 * @param seed      of the load and of the blows
 * @param kills     how many
 * @param instances how many engines share the work while they are killed
 * @param rounds    stretches of frames
 * @param steps     of every pack in a round
 */
public record ChaosRun(long seed, int kills, int instances, int rounds, int steps) {

    /** Enough rounds that most kills have one for themselves. */
    public static ChaosRun of(long seed, int kills, int instances) {
        return new ChaosRun(seed, kills, instances, Math.max(8, kills), 60);
    }

    /** Runs it; differences are in what comes back. */
    public Findings run(Consumer<String> progress) throws Exception {
        Load load = Load.of(seed, rounds, steps);
        List<Blow> plan = Blow.plan(seed, kills, load.stages().size(), instances);
        try (LabBroker broker = broker("disturbed");
                LabBroker calm = broker("undisturbed")) {
            CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> undisturbed(load, calm));
            feed(load, plan, broker, instances, progress);
            progress.accept("everything is consumed; waiting for the undisturbed run");
            beside.join();
            progress.accept("comparing");
            return Comparison.of(new Outputs(broker), new Outputs(calm));
        }
    }

    /** One engine that is left alone works off a load. */
    static void undisturbed(Load load, LabBroker broker) {
        feed(load, List.of(), broker, 1, sentence -> {});
    }

    private static LabBroker broker(String name) throws Exception {
        return LabBroker.start(name, Load.TOPICS, Load.gateways());
    }

    private static void feed(Load load, List<Blow> plan, LabBroker broker, int instances, Consumer<String> progress) {
        try (Engines engines = Engines.start(broker.bootstrapServers(), "engines", instances);
                Blows blows = new Blows(plan, engines, progress)) {
            new Feed(broker, engines, blows).run(load);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while engines were fed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
