package io.cellfleet.history.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import io.cellfleet.history.store.Partitions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What the rules of deploy/observability rest on. */
class IntakeMetricsTest {

    private long nowNs = -5;

    private final IntakeState state = new IntakeState(() -> nowNs);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IntakeMetrics metrics = new IntakeMetrics(registry, new Partitions(new PGSimpleDataSource()), state);

    /** Else a history that never wrote would have no rate, and one that knows nothing would seem to be level. */
    @Test
    void allIsCountedAndNothingIsKnownAtTheStart() {
        for (String table : List.of("pack_minute", "event", "latest_status", "standing_warning", "installation")) {
            assertThat(rows(table)).as(table).isZero();
        }
        for (String topic : List.of(Topics.STATUS, Topics.EVENTS, Topics.SETTINGS)) {
            assertThat(registry.get("history.records.read")
                            .tag("topic", topic)
                            .counter()
                            .count())
                    .as(topic)
                    .isZero();
        }
        assertThat(running()).isZero();
        assertThat(lag()).isNaN();
    }

    @Test
    void whatIsWrittenIsCountedByTable() {
        metrics.written(Map.of("event", 3, "pack_minute", 1), Duration.ofMillis(7));
        metrics.written(Map.of("event", 2), Duration.ofMillis(7));

        assertThat(rows("event")).isEqualTo(5);
        assertThat(rows("pack_minute")).isEqualTo(1);
    }

    @Test
    void theLagIsKnownOnlyWhileRecordsAreRead() {
        state.running();
        assertThat(running()).isEqualTo(1);
        assertThat(lag()).as("before the first round").isNaN();

        state.goesOn(OptionalLong.of(17));
        assertThat(lag()).isEqualTo(17);

        state.waiting("PostgreSQL: away");
        assertThat(running()).isZero();
        assertThat(lag()).isNaN();

        state.running();
        state.goesOn(OptionalLong.empty());
        assertThat(running()).isEqualTo(1);
        assertThat(lag()).as("a partition came whose end is not known yet").isNaN();
    }

    /** Its phase says that it runs, for whoever hangs cannot say anything else. */
    @Test
    void whoHasNotGoneOnForTwoMinutesDoesNotRead() {
        state.running();
        state.goesOn(OptionalLong.of(0));
        nowNs += Duration.ofMinutes(2).toNanos() - 1;
        assertThat(running()).isEqualTo(1);

        nowNs += 1;
        assertThat(running()).isZero();
        assertThat(lag()).isNaN();

        state.goesOn();
        assertThat(running()).isEqualTo(1);
        assertThat(lag()).isZero();
    }

    @Test
    void whoHasStoppedDoesNotRead() {
        state.running();
        state.stopped(new IllegalStateException("a mistake"));

        assertThat(running()).isZero();
    }

    private double rows(String table) {
        return registry.get("history.rows.written")
                .tag("table", table)
                .counter()
                .count();
    }

    private double running() {
        return registry.get("history.intake.running").gauge().value();
    }

    private double lag() {
        return registry.get("history.lag.records").gauge().value();
    }
}
