package io.cellfleet.history.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.testing.Samples;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each record is in the database or here, never in neither, whenever the process dies. */
class PartitionMinutesTest {

    private static final long MINUTE_MS = 60_000;

    /** A minute with its first second at 0, and the one after it. */
    @Test
    void theRunningMinuteStaysAndTheOthersAreWritten() {
        PartitionMinutes minutes = new PartitionMinutes(100);
        add(minutes, 100, status("a", 1, 59_999));
        add(minutes, 101, status("b", 2, 30_000));
        add(minutes, 102, status("a", 3, 60_000));
        add(minutes, 103, status("b", 4, 59_000));

        Closing closing = minutes.closeAllBut(1);

        assertThat(closing.next()).isEqualTo(102);
        assertThat(closing.position()).isEqualTo(104);
        assertThat(closing.minutes())
                .extracting(PackMinute::packId, PackMinute::minute, minute -> sequences(List.of(minute)))
                .containsExactlyInAnyOrder(tuple("a", 0L, List.of(1L)), tuple("b", 0L, List.of(2L, 4L)));

        minutes.closed(closing);

        assertThat(sequences(minutes.of("a"))).containsExactly(3L);
        assertThat(minutes.of("b")).isEmpty();
        assertThat(minutes.sizeBytes()).isEqualTo(status("a", 3, 60_000).toByteArray().length);
    }

    /** Neither one whose clock is a day ahead nor one that comes late holds the offset back. */
    @Test
    void onlyTheRunningMinuteHoldsBack() {
        PartitionMinutes minutes = new PartitionMinutes(0);
        add(minutes, 0, status("late", 1, MINUTE_MS));
        add(minutes, 1, status("ahead", 2, 1_440 * MINUTE_MS));
        add(minutes, 2, status("right", 3, 5 * MINUTE_MS));

        assertThat(minutes.closeAllBut(5).next()).isEqualTo(2);
        assertThat(minutes.closeAllBut(5).minutes())
                .extracting(PackMinute::minute)
                .containsExactlyInAnyOrder(1L, 1_440L);
        assertThat(minutes.closeAll().next()).isEqualTo(3);
    }

    @Test
    void aMarkerBehindTheLastRecordIsPassed() {
        PartitionMinutes minutes = new PartitionMinutes(7);
        add(minutes, 7, status("a", 1, 0));
        minutes.reached(9);

        assertThat(minutes.closeAll().next()).isEqualTo(9);
    }

    @Test
    void whatWouldLoseIsRefused() {
        PartitionMinutes minutes = new PartitionMinutes(7);
        add(minutes, 7, status("a", 1, 0));
        Closing closing = minutes.closeAll();
        add(minutes, 8, status("a", 2, 0));

        assertThatThrownBy(() -> add(minutes, 8, status("a", 3, 0))).hasMessage("offset is 8 but must be 9 or above");
        assertThatThrownBy(() -> minutes.closed(closing))
                .hasMessage("a closing was made at 8 but is written at 9, and what came between would be lost");
    }

    /** A late record is the newest of nothing; a report of the line without a measurement leaves the measurement. */
    @Test
    void theNewestOfAPackIsByOrderNumber() {
        PartitionMinutes minutes = new PartitionMinutes(0);
        PackStatus frame = Samples.cellFrame("a", 8, 1_000, 1, 3_300).build();
        PackStatus report = Samples.lineReport("a", 9, 2_000).build();
        PackStatus late = Samples.cellFrame("a", 7, 3_000, 1, 3_100).build();
        PackStatus other = Samples.cellFrame("a", 6, 0, 2, 3_200).build();
        add(minutes, 0, frame);
        add(minutes, 1, report);
        add(minutes, 2, late);
        add(minutes, 3, other);

        assertThat(minutes.newest(List.of()).packs()).singleElement().satisfies(pack -> {
            assertThat(pack.status()).isEqualTo(report);
            assertThat(pack.measurement()).isEqualTo(frame);
            assertThat(pack.cells().get(0).status()).isEqualTo(frame);
            assertThat(pack.cells().get(1).status()).isEqualTo(other);
        });
        assertThat(minutes.newest(List.of("b")).packs()).isEmpty();

        minutes.closed(minutes.closeAllBut(0));

        assertThat(minutes.newest(List.of()).packs())
                .as("it is in the database")
                .isEmpty();
    }

    /**
     * Packs whose clocks differ, late stretches and gaps in the offsets; closings of any minute that succeed, fail or are
     * followed by the process's death.
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void nothingIsLostOrInvented(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            List<Sent> topic = topic(random);
            Database database = new Database();
            PartitionMinutes minutes = new PartitionMinutes(0);
            int at = 0;
            int furthest = 0;
            while (at < topic.size()) {
                Sent sent = topic.get(at);
                add(minutes, sent.offset(), sent.status());
                at++;
                furthest = Math.max(at, furthest);
                switch (random.nextInt(12)) {
                    case 0, 1 ->
                        database.write(
                                minutes, minutes.closeAllBut(sent.status().getAtMs() / MINUTE_MS + random.nextInt(2)));
                    case 2 -> database.write(minutes, minutes.closeAll());
                    case 3 -> minutes.closeAll();
                    case 4 -> {
                        minutes = new PartitionMinutes(database.next);
                        at = (int) topic.stream()
                                .filter(it -> it.offset() < database.next)
                                .count();
                    }
                    default -> {
                        // The next record.
                    }
                }
                Set<Long> there = everywhere(database, minutes);
                assertThat(without(sequences(topic, at), there)).as("lost").isEmpty();
                assertThat(without(there, sequences(topic, furthest)))
                        .as("invented")
                        .isEmpty();
            }
            database.write(minutes, minutes.closeAll());

            assertThat(everywhere(database, minutes)).isEqualTo(sequences(topic, at));
            assertThat(minutes.sizeBytes()).isZero();
        }
    }

    private record Sent(long offset, PackStatus status) {}

    private static final class Database {
        private final Map<String, PackMinute> rows = new TreeMap<>();
        private long next;

        /** As the store does it: what is written goes to what is there. */
        void write(PartitionMinutes minutes, Closing closing) {
            for (PackMinute minute : closing.minutes()) {
                rows.merge(
                        minute.packId() + " " + minute.minute(),
                        minute,
                        (kept, more) -> new PackMinute(
                                kept.packId(),
                                kept.minute(),
                                Stream.concat(kept.records().stream(), more.records().stream())
                                        .toList()));
            }
            next = closing.next();
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
            topic.add(new Sent(offset, status("pack-" + pack, i + 1, ownMs)));
            offset += 1 + random.nextInt(3);
            nowMs += random.nextInt(4_000);
        }
        return topic;
    }

    private static Set<Long> everywhere(Database database, PartitionMinutes minutes) {
        Set<Long> all = new TreeSet<>(sequences(database.rows.values()));
        for (int pack = 0; pack < 4; pack++) {
            all.addAll(sequences(minutes.of("pack-" + pack)));
        }
        return all;
    }

    private static List<Long> without(Set<Long> some, Set<Long> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }

    private static Set<Long> sequences(List<Sent> topic, int end) {
        Set<Long> sequences = new TreeSet<>();
        topic.subList(0, end)
                .forEach(sent -> sequences.add(sent.status().getOrder().getSequence()));
        return sequences;
    }

    private static void add(PartitionMinutes minutes, long offset, PackStatus status) {
        minutes.add(offset, status, status.toByteArray());
    }

    private static PackStatus status(String packId, long sequence, long atMs) {
        return Samples.lineReport(packId, sequence, atMs).build();
    }

    private static List<Long> sequences(Collection<PackMinute> minutes) {
        List<Long> sequences = new ArrayList<>();
        for (PackMinute minute : minutes) {
            for (byte[] record : minute.records()) {
                try {
                    sequences.add(PackStatus.parseFrom(record).getOrder().getSequence());
                } catch (InvalidProtocolBufferException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return sequences;
    }
}
