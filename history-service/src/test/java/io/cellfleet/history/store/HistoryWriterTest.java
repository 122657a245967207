package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.minutes.PartitionMinutes;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows and offsets go together; partitions of topics of their own, so that the running intake is not disturbed. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class HistoryWriterTest {

    private static final TopicPartition FIRST = new TopicPartition("writer-test", 0);
    private static final TopicPartition SECOND = new TopicPartition("writer-test", 1);

    @Inject
    HistoryWriter writer;

    @Inject
    TopicOffsets offsets;

    @Inject
    Schema schema;

    @Inject
    Chain chain;

    @BeforeEach
    void begin() throws Exception {
        schema.migrate();
        chain.execute("DELETE FROM history.topic_offset WHERE topic = 'writer-test'");
        offsets.begin(Map.of(FIRST, 10L, SECOND, 0L), Map.of(FIRST.topic(), "one"));
    }

    @Test
    void rowsAndOffsetsAreThereTogether() throws Exception {
        Map<String, Integer> written = writer.write(
                batch("writer-both"), List.of(new OffsetMove(FIRST, 10, 11), new OffsetMove(SECOND, 0, 5)));

        assertThat(written).containsOnly(Map.entry("pack_minute", 1), Map.entry("latest_status", 1));
        assertThat(offsets.read()).containsEntry(FIRST, at(11)).containsEntry(SECOND, at(5));
    }

    /** What an instance does that was stopped in the middle of a batch, replaced, and goes on. */
    @Test
    void whoIsLateIsRefusedAndWritesNothing() throws Exception {
        writer.write(batch("writer-successor"), List.of(new OffsetMove(FIRST, 10, 20)));

        assertThatThrownBy(() -> writer.write(
                        batch("writer-late"), List.of(new OffsetMove(SECOND, 0, 1), new OffsetMove(FIRST, 10, 15))))
                .isInstanceOf(OffsetMovedException.class)
                .hasMessageContaining("only 1 of 2");
        assertThat(chain.countRows("pack_minute", "writer-late")).isZero();
        assertThat(chain.countRows("latest_status", "writer-late")).isZero();
        assertThat(offsets.read()).containsEntry(FIRST, at(20)).containsEntry(SECOND, at(0));
    }

    /** A commit whose answer was lost looks like this: the same batch again, from the same offset. */
    @Test
    void theSameBatchAgainIsRefused() throws Exception {
        HistoryBatch batch = batch("writer-again");
        List<OffsetMove> moves = List.of(new OffsetMove(FIRST, 10, 11));
        writer.write(batch, moves);

        assertThatThrownBy(() -> writer.write(batch, moves)).isInstanceOf(OffsetMovedException.class);
        assertThat(chain.countRows("pack_minute", "writer-again")).isEqualTo(1);
    }

    /** The way back after a restored backup of the offsets alone: read again from further back. */
    @Test
    void rowsThatAreThereStayAlone() throws Exception {
        writer.write(batch("writer-back"), List.of(new OffsetMove(FIRST, 10, 11)));
        chain.execute("UPDATE history.topic_offset SET next_offset = 10 WHERE topic = 'writer-test' AND partition = 0");

        Map<String, Integer> written = writer.write(batch("writer-back"), List.of(new OffsetMove(FIRST, 10, 11)));

        assertThat(written)
                .isNotEmpty()
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
    }

    /** An offset that stays, as older records are held in memory, is looked at all the same. */
    @Test
    void anOffsetMayStay() throws Exception {
        writer.write(batch("writer-stays"), List.of(new OffsetMove(FIRST, 10, 10)));

        assertThat(chain.countRows("pack_minute", "writer-stays")).isEqualTo(1);
        assertThatThrownBy(() -> writer.write(batch("writer-moved"), List.of(new OffsetMove(FIRST, 9, 9))))
                .isInstanceOf(OffsetMovedException.class);
    }

    @Test
    void aDamagedRowIsSetAside() throws Exception {
        writer.write(batch("writer-damage"), List.of());
        chain.execute("UPDATE history.pack_minute SET block = set_byte(block, 9, get_byte(block, 9) # 1)"
                + " WHERE pack_id = 'writer-damage'");
        byte[] damaged = (byte[]) chain.row("SELECT block FROM history.pack_minute WHERE pack_id = ?", "writer-damage")
                .get("block");

        writer.write(batch("writer-damage"), List.of());

        assertThat(chain.statuses("writer-damage"))
                .containsExactly(Samples.full("writer-damage", 1, Samples.MIDNIGHT_MS));
        assertThat(chain.row(
                        "SELECT block, (extract(epoch FROM minute) * 1000)::bigint AS minute FROM history.damaged_minute"
                                + " WHERE pack_id = ?",
                        "writer-damage"))
                .containsEntry("block", damaged)
                .containsEntry("minute", Samples.MIDNIGHT_MS);
    }

    /** Else one row would stop its partition for ever. */
    @Test
    void aDamagedLatestStatusBeginsAnew() throws Exception {
        writer.write(batch("writer-latest"), List.of());
        chain.execute(
                "UPDATE history.latest_status SET latest = '\\x0aff', sequence = 99 WHERE pack_id = 'writer-latest'");

        writer.write(batch(Samples.full("writer-latest", 2, Samples.MIDNIGHT_MS + 1)), List.of());

        assertThat(chain.row("SELECT sequence FROM history.latest_status WHERE pack_id = ?", "writer-latest"))
                .containsEntry("sequence", 2L);
    }

    /** A pack that moves in mid-minute comes by two of Kafka's partitions, which two instances may read. */
    @Test
    void twoWritersOfOneMinuteKeepBothHalves() throws Exception {
        for (int round = 0; round < 20; round++) {
            String packId = "writer-halves-" + round;
            CyclicBarrier together = new CyclicBarrier(2);
            try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
                List<Future<?>> halves = new ArrayList<>();
                for (int sequence = 1; sequence <= 2; sequence++) {
                    HistoryBatch half = batch(Samples.full(packId, sequence, Samples.MIDNIGHT_MS + sequence));
                    halves.add(writers.submit(() -> {
                        together.await();
                        return writer.write(half, List.of());
                    }));
                }
                for (Future<?> half : halves) {
                    half.get();
                }
            }
            assertThat(chain.statuses(packId)).as("round %d", round).hasSize(2);
            assertThat(chain.row("SELECT sequence FROM history.latest_status WHERE pack_id = ?", packId))
                    .containsEntry("sequence", 2L);
        }
    }

    private static KeptOffset at(long next) {
        return new KeptOffset(next, "one", 0);
    }

    private static HistoryBatch batch(String packId) {
        return batch(Samples.full(packId, 1, Samples.MIDNIGHT_MS));
    }

    private static HistoryBatch batch(PackStatus status) {
        PartitionMinutes minutes = new PartitionMinutes(0);
        minutes.add(0, status, status.toByteArray());
        HistoryBatch batch = new HistoryBatch();
        batch.add(minutes.closeAll());
        return batch;
    }
}
