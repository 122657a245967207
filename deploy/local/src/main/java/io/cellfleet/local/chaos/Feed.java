package io.cellfleet.local.chaos;

import io.cellfleet.local.lab.GroupPosition;
import io.cellfleet.local.lab.LabBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes a load to a broker, stage by stage, and waits after each until the engines have committed all of it. */
final class Feed {

    static final String GROUP = "bms-engine";

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** So long a stage with blows is being written, so that they fall into it and not behind it. */
    private static final Duration SPREAD = Duration.ofSeconds(2);

    private static final int PORTIONS = 40;

    private final LabBroker broker;
    private final Engines engines;
    private final Blows blows;
    private final GroupPosition position;

    Feed(LabBroker broker, Engines engines, Blows blows) {
        this.broker = broker;
        this.engines = engines;
        this.blows = blows;
        position = new GroupPosition(broker.admin(), GROUP);
    }

    void run(Load load) throws InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            List<Stage> stages = load.stages();
            for (int number = 0; number < stages.size(); number++) {
                CompletableFuture<Void> struck = blows.begin(number);
                write(producer, stages.get(number).records(), blows.anyIn(number));
                awaitConsumed(number, struck);
            }
        }
    }

    private static void write(KafkaProducer<byte[], byte[]> producer, List<LoadRecord> records, boolean slowly)
            throws InterruptedException {
        List<Future<RecordMetadata>> written = new ArrayList<>();
        int portion = slowly ? Math.max(1, records.size() / PORTIONS) : Math.max(1, records.size());
        for (int from = 0; from < records.size(); from += portion) {
            records.subList(from, Math.min(records.size(), from + portion))
                    .forEach(record -> written.add(producer.send(record.forKafka())));
            producer.flush();
            if (slowly) {
                Thread.sleep(SPREAD.dividedBy(PORTIONS));
            }
        }
        for (Future<RecordMetadata> record : written) {
            try {
                record.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a record could not be written", e.getCause());
            }
        }
    }

    private void awaitConsumed(int stage, CompletableFuture<Void> struck) throws InterruptedException {
        struck.join();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Map<String, Long> left = position.left(Load.TOPICS); !left.isEmpty(); left = position.left(Load.TOPICS)) {
            engines.checkAlive();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("stage " + stage + " was not consumed within " + PATIENCE.toSeconds()
                        + " s; left: " + left + "\n" + engines.lastWords());
            }
            Thread.sleep(LOOK);
        }
    }
}
