package io.cellfleet.local.bench;

import io.cellfleet.contract.Topics;
import io.cellfleet.local.lab.GroupPosition;
import io.cellfleet.local.lab.LabBroker;
import io.cellfleet.local.lab.PackagedService;
import io.cellfleet.local.lab.WorkFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;

/** A broker in this process, a fleet, and engines beside it. */
final class BenchWorld implements AutoCloseable {

    static final String GROUP = "bms-engine";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final LabBroker broker;
    private final WorkFolder folder;
    private final PackagedService.Options options;
    private final List<PackagedService> engines = new ArrayList<>();
    private final BenchFleet fleet = new BenchFleet();

    private BenchWorld(LabBroker broker, WorkFolder folder, PackagedService.Options options) {
        this.broker = broker;
        this.folder = folder;
        this.options = options;
    }

    /**
     * Starts the broker and writes the fleet's settings.
     *
     * @param jvmOptions of every engine
     */
    static BenchWorld open(List<String> jvmOptions) throws IOException {
        LabBroker broker = LabBroker.start("bench", List.of(), BenchFleet.gateways());
        try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            BenchFleet.settle(producer);
        }
        return new BenchWorld(
                broker, WorkFolder.create("bench-engines"), new PackagedService.Options(jvmOptions, Map.of()));
    }

    LabBroker broker() {
        return broker;
    }

    BenchFleet fleet() {
        return fleet;
    }

    PackagedService.Options options() {
        return options;
    }

    /** Writes frames of all packs, one second after the other, as fast as it goes. */
    void preload(int seconds) {
        long startMs = System.currentTimeMillis() - seconds * 1_000L;
        try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            for (int second = 0; second < seconds; second++) {
                for (int pack = 0; pack < BenchFleet.PACKS; pack++) {
                    producer.send(fleet.next(pack, startMs + second * 1_000L, false));
                }
            }
            producer.flush();
        }
    }

    /** Starts an engine under this name, with the state that an engine of this name left. */
    PackagedService engine(String name) throws IOException {
        PackagedService engine =
                PackagedService.engine(broker.bootstrapServers(), folder.path().resolve(name), options);
        engines.add(engine);
        return engine;
    }

    /** Waits until the engines have committed everything. */
    void awaitConsumed() throws InterruptedException {
        GroupPosition position = new GroupPosition(broker.admin(), GROUP);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!position.left(List.of(Topics.FRAMES, Topics.SETTINGS)).isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not consumed within " + PATIENCE.toMinutes() + " minutes:\n"
                        + engines.getLast().lastWords());
            }
            Thread.sleep(LOOK);
        }
    }

    /** Waits until every partition of the frames is some engine's, and each engine that lives has some. */
    void awaitShared() throws InterruptedException {
        GroupPosition position = new GroupPosition(broker.admin(), GROUP);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!position.isSharedBy(alive(), Topics.FRAMES)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the engines did not share the partitions within " + PATIENCE.toMinutes() + " minutes:\n"
                                + engines.getLast().lastWords());
            }
            Thread.sleep(LOOK);
        }
    }

    private int alive() {
        return (int) engines.stream().filter(PackagedService::isAlive).count();
    }

    @Override
    public void close() throws IOException {
        engines.stream().filter(PackagedService::isAlive).forEach(PackagedService::kill);
        broker.close();
        folder.close();
    }
}
