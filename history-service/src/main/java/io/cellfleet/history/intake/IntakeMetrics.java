package io.cellfleet.history.intake;

import io.cellfleet.history.store.Partitions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Figures for the operator. */
@ApplicationScoped
class IntakeMetrics {

    private final MeterRegistry registry;
    private final Timer batches;
    private final AtomicLong lag;

    IntakeMetrics(MeterRegistry registry, Partitions partitions) {
        this.registry = registry;
        batches = Timer.builder("history.batch")
                .description("time to write one batch with its offsets")
                .register(registry);
        lag = registry.gauge("history.lag.records", new AtomicLong());
        registry.gauge("history.partitions.ahead.seconds", partitions, Partitions::secondsAhead);
        registry.counter("history.batches.refused");
        registry.counter("history.partitions.anew");
    }

    void written(Map<String, Integer> rowsByTable, Duration took) {
        batches.record(took);
        rowsByTable.forEach((table, rows) ->
                registry.counter("history.rows.written", "table", table).increment(rows));
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

    /** Records that are in Kafka and not yet here. */
    void lag(long records) {
        lag.set(records);
    }
}
