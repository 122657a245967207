package io.cellfleet.history.intake;

import io.cellfleet.history.store.HistoryWriter;
import io.cellfleet.history.store.Partitions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Figures for the operator, there before the first record and without PostgreSQL: a rule cannot see what is missing. */
@ApplicationScoped
@Startup
class IntakeMetrics {

    private final MeterRegistry registry;
    private final Timer batches;

    IntakeMetrics(MeterRegistry registry, Partitions partitions, IntakeState state) {
        this.registry = registry;
        batches = Timer.builder("history.batch")
                .description("time to write one batch with its offsets")
                .register(registry);
        registry.gauge("history.intake.running", state, now -> now.isReading() ? 1 : 0);
        registry.gauge("history.lag.records", state, IntakeMetrics::lag);
        Intake.TOPICS.forEach(this::read);
        HistoryWriter.tables().forEach(this::rows);
        registry.gauge("history.partitions.ahead.seconds", partitions, Partitions::secondsAhead);
        registry.counter("history.batches.refused");
        registry.counter("history.partitions.anew");
    }

    void written(Map<String, Integer> rowsByTable, Duration took) {
        batches.record(took);
        rowsByTable.forEach((table, rows) -> rows(table).increment(rows));
    }

    /** Records came, whatever becomes of them. */
    void read(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            read(partition.topic()).increment(records.records(partition).size());
        }
    }

    void rejected(List<Rejected> records) {
        records.forEach(record -> registry.counter(
                        "history.records.rejected", "reason", record.record().getReason())
                .increment());
    }

    /** Values of the contract's fields that are kept as unknown. */
    void outOfRange(List<String> fields) {
        fields.forEach(field ->
                registry.counter("history.values.out.of.range", "field", field).increment());
    }

    /** A batch was refused because its partitions had moved. */
    void refused() {
        registry.counter("history.batches.refused").increment();
    }

    /** Partitions whose topic was made anew are read from their beginning. */
    void begunAnew(int partitions) {
        registry.counter("history.partitions.anew").increment(partitions);
    }

    private Counter rows(String table) {
        return registry.counter("history.rows.written", "table", table);
    }

    private Counter read(String topic) {
        return registry.counter("history.records.read", "topic", topic);
    }

    /** No number while it is not known. */
    private static double lag(IntakeState state) {
        OptionalLong lag = state.lag();
        return lag.isPresent() ? lag.getAsLong() : Double.NaN;
    }
}
