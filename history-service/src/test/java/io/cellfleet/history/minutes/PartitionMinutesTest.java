package io.cellfleet.history.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each record is in the database or here, never in both and never in neither, whenever the process dies. */
class PartitionMinutesTest {

    private static final long MINUTE_MS = 60_000;

    /** A minute with its first second at 0, and the one after it. */
    @Test
    void theRunningMinuteStaysAndTheOthersAreWritten() {
        PartitionMinutes minutes = new PartitionMinutes(Reach.exactly(100));
        minutes.add(100, "a", 59_999, record(100));
        minutes.add(101, "b", 30_000, record(101));
        minutes.add(102, "a", 60_000, record(102));
        minutes.add(103, "b", 59_000, record(103));

        Closing closing = minutes.closeAllBut(1);

        assertThat(closing.reach()).isEqualTo(new Reach(102, 104, 1));
        assertThat(closing.parts())
                .extracting(Part::packId, Part::minute, Part::first, part -> offsets(part.records()))
                .containsExactlyInAnyOrder(
                        tuple("a", 0L, 100L, List.of(100L)), tuple("b", 0L, 101L, List.of(101L, 103L)));

        minutes.closed(closing);

        assertThat(offsets(minutes.of("a"))).containsExactly(102L);
        assertThat(minutes.of("b")).isEmpty();
        assertThat(minutes.sizeBytes()).isEqualTo(Long.BYTES);
    }

    /** Neither one whose clock is a day ahead nor one that comes late holds the offsets back. */
    @Test
    void onlyTheRunningMinuteHoldsBack() {
        PartitionMinutes minutes = new PartitionMinutes(Reach.exactly(0));
        minutes.add(0, "late", -MINUTE_MS, record(0));
        minutes.add(1, "ahead", 1_440 * MINUTE_MS, record(1));
        minutes.add(2, "right", 5 * MINUTE_MS, record(2));

        assertThat(minutes.closeAllBut(5).reach()).isEqualTo(new Reach(2, 3, 5));
        assertThat(minutes.closeAllBut(5).parts()).extracting(Part::minute).containsExactlyInAnyOrder(-1L, 1_440L);
        assertThat(minutes.closeAll().reach()).isEqualTo(new Reach(3, 3, 0));
    }

    @Test
    void aMarkerBehindTheLastRecordIsPassed() {
        PartitionMinutes minutes = new PartitionMinutes(Reach.exactly(7));
        minutes.add(7, "a", 0, record(7));
        minutes.reached(9);

        assertThat(minutes.closeAll().reach()).isEqualTo(Reach.exactly(9));
    }

    @Test
    void whatWouldLoseOrDoubleIsRefused() {
        PartitionMinutes minutes = new PartitionMinutes(Reach.exactly(7));
        minutes.add(7, "a", 0, record(7));
        Closing closing = minutes.closeAll();
        minutes.add(8, "a", 0, record(8));

        assertThatThrownBy(() -> minutes.add(8, "a", 0, record(8))).hasMessage("offset is 8 but must be 9 or above");
        assertThatThrownBy(() -> minutes.closed(closing))
                .hasMessage("a closing was made at 8 but is written at 9, and what came between would be lost");
        assertThatThrownBy(() -> new Reach(5, 4, 0)).hasMessageContaining("next is 5 but must be 0 to 4");
        assertThatThrownBy(() -> new Reach(-1, 4, 0)).hasMessageContaining("next is -1");
    }

    /**
     * Packs whose clocks differ, late stretches and gaps in the offsets; closings of any minute that succeed, fail or are
     * followed by the process's death, also while it reads again.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void eachRecordIsWrittenOnce(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            List<Sent> topic = topic(random);
            Database database = new Database();
            PartitionMinutes minutes = new PartitionMinutes(database.reach);
            int at = 0;
            while (at < topic.size()) {
                Sent sent = topic.get(at);
                minutes.add(sent.offset(), sent.packId(), sent.atMs(), record(sent.offset()));
                at++;
                switch (random.nextInt(12)) {
                    case 0, 1 ->
                        database.write(minutes, minutes.closeAllBut(sent.atMs() / MINUTE_MS + random.nextInt(2)));
                    case 2 -> database.write(minutes, minutes.closeAll());
                    case 3 -> minutes.closeAll();
                    case 4 -> {
                        minutes = new PartitionMinutes(database.reach);
                        long next = database.reach.next();
                        at = (int)
                                topic.stream().filter(it -> it.offset() < next).count();
                    }
                    default -> {
                        // The next record.
                    }
                }
                if (at > 0 && minutes.reach().written() <= topic.get(at - 1).offset() + 1) {
                    assertThat(everywhere(database, minutes))
                            .containsExactlyInAnyOrderElementsOf(offsetsBefore(topic, at));
                }
            }
            database.write(minutes, minutes.closeAll());

            assertThat(everywhere(database, minutes)).containsExactlyInAnyOrderElementsOf(offsetsBefore(topic, at));
            assertThat(minutes.sizeBytes()).isZero();
        }
    }

    private record Sent(long offset, String packId, long atMs) {}

    private static final class Database {
        private final Map<String, List<byte[]>> rows = new HashMap<>();
        private Reach reach = Reach.exactly(0);

        void write(PartitionMinutes minutes, Closing closing) {
            for (Part part : closing.parts()) {
                String key = part.packId() + " " + part.minute() + " " + part.first();
                assertThat(rows.put(key, part.records())).as(key).isNull();
            }
            reach = closing.reach();
            minutes.closed(closing);
        }
    }

    private static List<Sent> topic(Random random) {
        List<Sent> topic = new ArrayList<>();
        long offset = random.nextInt(3);
        long nowMs = 10 * MINUTE_MS;
        for (int i = 0; i < 300; i++) {
            int pack = random.nextInt(4);
            long ownMs = switch (pack) {
                case 0 -> nowMs - random.nextInt(3) * MINUTE_MS;
                case 1 -> nowMs + 5 * MINUTE_MS;
                default -> nowMs;
            };
            topic.add(new Sent(offset, "pack-" + pack, ownMs));
            offset += 1 + random.nextInt(3);
            nowMs += random.nextInt(4_000);
        }
        return topic;
    }

    private static List<Long> everywhere(Database database, PartitionMinutes minutes) {
        List<byte[]> all = new ArrayList<>();
        database.rows.values().forEach(all::addAll);
        LongStream.range(0, 4).forEach(pack -> all.addAll(minutes.of("pack-" + pack)));
        return offsets(all);
    }

    private static List<Long> offsetsBefore(List<Sent> topic, int end) {
        return topic.subList(0, end).stream().map(Sent::offset).toList();
    }

    private static byte[] record(long offset) {
        return ByteBuffer.allocate(Long.BYTES).putLong(offset).array();
    }

    private static List<Long> offsets(List<byte[]> records) {
        return records.stream().map(record -> ByteBuffer.wrap(record).getLong()).toList();
    }
}
