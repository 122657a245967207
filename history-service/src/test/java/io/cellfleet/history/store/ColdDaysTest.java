package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Block;
import io.cellfleet.history.columns.StatusBlock;
import io.cellfleet.history.minutes.Order;
import io.cellfleet.history.minutes.PackMinute;
import io.cellfleet.history.minutes.PartitionMinutes;
import io.cellfleet.history.testing.AnyStatus;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days of the year 1980, which nobody else makes, and which are the oldest there are. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class ColdDaysTest {

    private static final Instant DAY = Instant.parse("1980-02-05T00:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("1980-02-06T00:00:00Z");
    private static final long DAY_MS = DAY.toEpochMilli();
    private static final int MINUTE_MS = 60_000;
    private static final int HOUR_MS = 60 * MINUTE_MS;

    private static final String OWN_BLOCKS =
            "SELECT count(*) AS n FROM history.pack_minute WHERE pack_id = ? AND block IS NOT NULL";

    @Inject
    DataSource database;

    @Inject
    Schema schema;

    @Inject
    HistoryWriter writer;

    @Inject
    ColdDays days;

    @Inject
    Chain chain;

    @BeforeEach
    void migrate() throws Exception {
        schema.migrate();
        new Partitions(database, Clock.fixed(NEXT_DAY, ZoneOffset.UTC)).make();
    }

    @Test
    void valuesGoIntoTheirHours() throws Exception {
        List<PackStatus> statuses = new ArrayList<>();
        for (int second = 0; second < 7_200; second += 10) {
            statuses.add(Samples.full("cold-hours", second + 1, DAY_MS + second * 1_000L));
        }
        PackStatus tomorrow = Samples.full("cold-hours", 90_000, DAY_MS + 24 * HOUR_MS);
        write(statuses.toArray(PackStatus[]::new));
        write(tomorrow);

        days.make(NEXT_DAY, () -> false);

        assertThat(chain.row(OWN_BLOCKS, "cold-hours")).as("tomorrow's").containsEntry("n", 1L);
        assertThat(chain.row(
                        "SELECT array_agg(rows ORDER BY hour)::text AS rows FROM history.pack_hour_block WHERE pack_id = ?",
                        "cold-hours"))
                .containsEntry("rows", "{360,360}");
        statuses.add(tomorrow);
        assertThat(chain.statuses("cold-hours")).isEqualTo(statuses);
        assertThat(chain.row("SELECT sum(frames) AS n FROM history.pack_minute WHERE pack_id = ?", "cold-hours"))
                .as("the sums stay")
                .containsEntry("n", 721L);
        assertThat(days.make(NEXT_DAY, () -> false)).isZero();
    }

    /** A part of a day, from the middle of a minute in one hour to the middle of one in the next. */
    @Test
    void aStretchOfCold() throws Exception {
        List<PackStatus> statuses = new ArrayList<>();
        for (int minute = 0; minute < 180; minute++) {
            statuses.add(Samples.full("cold-stretch", 2 * minute + 1, DAY_MS + minute * MINUTE_MS));
            statuses.add(Samples.full("cold-stretch", 2 * minute + 2, DAY_MS + minute * MINUTE_MS + 30_000));
        }
        write(statuses.toArray(PackStatus[]::new));
        days.make(NEXT_DAY, () -> false);

        assertThat(read("cold-stretch", DAY_MS + 50 * MINUTE_MS + 1, DAY_MS + 130 * MINUTE_MS + 30_000, List.of()))
                .isEqualTo(statuses.subList(101, 261));
    }

    @Test
    void whatComesLateGoesToTheOthers() throws Exception {
        PackStatus first = Samples.full("cold-late", 1, DAY_MS);
        PackStatus third = Samples.full("cold-late", 3, DAY_MS + 50_000);
        PackStatus last = Samples.full("cold-late", 5, DAY_MS + 2 * MINUTE_MS);
        write(first, third, last);
        days.make(NEXT_DAY, () -> false);

        PackStatus second = Samples.full("cold-late", 2, DAY_MS + 20_000);
        PackStatus fourth = Samples.full("cold-late", 4, DAY_MS + MINUTE_MS);
        write(second, fourth);

        assertThat(chain.row(OWN_BLOCKS, "cold-late")).containsEntry("n", 2L);
        assertThat(chain.statuses("cold-late")).containsExactly(first, second, third, fourth, last);
        assertThat(chain.row(
                        "SELECT frames FROM history.pack_minute WHERE pack_id = ? ORDER BY minute LIMIT 1",
                        "cold-late"))
                .containsEntry("frames", 3);

        assertThat(days.make(NEXT_DAY, () -> false)).isEqualTo(1);

        assertThat(chain.row(OWN_BLOCKS, "cold-late")).containsEntry("n", 0L);
        assertThat(chain.statuses("cold-late")).containsExactly(first, second, third, fourth, last);
    }

    @Test
    void whatComesTwiceChangesNothing() throws Exception {
        PackStatus status = Samples.full("cold-twice", 1, DAY_MS);
        write(status);
        days.make(NEXT_DAY, () -> false);

        write(status);

        assertThat(chain.row(OWN_BLOCKS, "cold-twice")).containsEntry("n", 0L);
        assertThat(chain.statuses("cold-twice")).containsExactly(status);
    }

    /** In memory are a minute that is cold, one that came late and is not, and one that is nowhere else. */
    @Test
    void whatIsInMemoryStandsBetween() throws Exception {
        PackStatus[] all = new PackStatus[10];
        for (int i = 0; i < all.length; i++) {
            all[i] = Samples.full("cold-held", i + 1, DAY_MS + i * 30_000);
        }
        write(all[0], all[2], all[6], all[9]);
        days.make(NEXT_DAY, () -> false);
        write(all[3]);

        assertThat(read("cold-held", DAY_MS, DAY_MS + HOUR_MS, List.of(all[1], all[2], all[4], all[5], all[7], all[8])))
                .containsExactly(all);
    }

    /** Killed in the middle of the second pack: what is done of it is taken back, and it is made the next time. */
    @Test
    void mayBeKilled() throws Exception {
        PackStatus first = Samples.full("cold-kill-1", 1, DAY_MS);
        PackStatus second = Samples.full("cold-kill-2", 1, DAY_MS);
        write(first, second);
        chain.execute("CREATE FUNCTION history.fail() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN IF NEW.pack_id = 'cold-kill-2' THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;"
                + " RETURN NEW; END $$;"
                + " CREATE TRIGGER fail BEFORE UPDATE ON history.pack_minute_19800205"
                + " FOR EACH ROW EXECUTE FUNCTION history.fail()");
        try {
            assertThatThrownBy(() -> days.make(NEXT_DAY, () -> false)).isInstanceOf(SQLException.class);
        } finally {
            chain.execute("DROP FUNCTION history.fail() CASCADE");
        }
        assertThat(chain.row(OWN_BLOCKS, "cold-kill-1")).containsEntry("n", 0L);
        assertThat(chain.row(OWN_BLOCKS, "cold-kill-2")).containsEntry("n", 1L);
        assertThat(chain.countRows("pack_hour_block", "cold-kill-2")).isZero();
        assertThat(chain.statuses("cold-kill-1")).containsExactly(first);
        assertThat(chain.statuses("cold-kill-2")).containsExactly(second);

        days.make(NEXT_DAY, () -> false);

        assertThat(chain.row(OWN_BLOCKS, "cold-kill-2")).containsEntry("n", 0L);
        assertThat(chain.statuses("cold-kill-2")).containsExactly(second);
    }

    @Test
    void stopsBetweenPacks() throws Exception {
        for (int pack = 1; pack <= 3; pack++) {
            write(Samples.full("cold-stop-" + pack, 1, DAY_MS));
        }

        days.make(NEXT_DAY, () -> ownBlocksOfStop() < 3);

        assertThat(ownBlocksOfStop()).isEqualTo(2);
    }

    private long ownBlocksOfStop() {
        try {
            return (Long) Objects.requireNonNull(chain.row(
                            "SELECT count(*) AS n FROM history.pack_minute WHERE pack_id LIKE ? AND block IS NOT NULL",
                            "cold-stop-%")
                    .get("n"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDamagedMinuteKeepsItsHourAsItIs() throws Exception {
        PackStatus first = Samples.full("cold-damage", 1, DAY_MS);
        PackStatus nextHour = Samples.full("cold-damage", 3, DAY_MS + HOUR_MS);
        write(first, Samples.full("cold-damage", 2, DAY_MS + MINUTE_MS), nextHour);
        damage("pack_minute", "cold-damage", "minute = '1980-02-05 00:01Z'");

        days.make(NEXT_DAY, () -> false);

        assertThat(chain.row(OWN_BLOCKS, "cold-damage")).containsEntry("n", 2L);
        assertThat(read("cold-damage", DAY_MS, DAY_MS + MINUTE_MS, List.of())).containsExactly(first);
        assertThat(read("cold-damage", DAY_MS + HOUR_MS, DAY_MS + 2 * HOUR_MS, List.of()))
                .containsExactly(nextHour);
        assertThatThrownBy(() -> chain.statuses("cold-damage"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("history.pack_minute of pack cold-damage and minute 1980-02-05T00:01:00Z");
        chain.execute("DELETE FROM history.pack_minute WHERE pack_id = 'cold-damage'");
    }

    @Test
    void aDamagedHourIsNamed() throws Exception {
        write(Samples.full("cold-bad-hour", 1, DAY_MS + HOUR_MS));
        days.make(NEXT_DAY, () -> false);
        damage("pack_hour_block", "cold-bad-hour", "true");

        assertThatThrownBy(() -> chain.statuses("cold-bad-hour"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("history.pack_hour_block of pack cold-bad-hour and hour 1980-02-05T01:00:00Z");
    }

    /** What a tenant does not keep any more does not come back in parts, and the sums stay as they were. */
    @Test
    void whatIsNotKeptAnyMoreStaysGone() throws Exception {
        write(Samples.full("cold-gone", 1, DAY_MS), Samples.full("cold-gone", 2, DAY_MS + 1_000));
        days.make(NEXT_DAY, () -> false);
        chain.execute("DELETE FROM history.pack_hour_block WHERE pack_id = 'cold-gone'");

        write(Samples.full("cold-gone", 3, DAY_MS + 2_000));

        assertThat(chain.statuses("cold-gone")).isEmpty();
        assertThat(chain.row("SELECT frames FROM history.pack_minute WHERE pack_id = ?", "cold-gone"))
                .containsEntry("frames", 2);
    }

    /** Whatever comes in whatever order, with the day made cold at any time: everything is there once. */
    @Test
    void anythingInAnyOrder() throws Exception {
        Random random = new Random(5);
        Map<Order, PackStatus> expected = new HashMap<>();
        for (int round = 0; round < 60; round++) {
            List<PackStatus> some = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                PackStatus.Builder status = AnyStatus.of("cold-any", random, random.nextDouble()).toBuilder()
                        .setInstallationId("site-any")
                        .setGatewayId("")
                        .setAtMs(DAY_MS + random.nextInt(3 * HOUR_MS));
                long sequence = 1 + random.nextInt(150);
                status.setOrder(Samples.order(sequence));
                PackStatus known = expected.get(Order.of(Samples.order(sequence)));
                kept(known == null ? status.build() : known).ifPresent(next -> {
                    expected.put(Order.of(next.getOrder()), next);
                    some.add(next);
                });
            }
            if (!some.isEmpty()) {
                write(some.toArray(PackStatus[]::new));
            }
            if (random.nextInt(3) == 0) {
                days.make(NEXT_DAY, () -> false);
            }
            if (round % 10 == 9) {
                assertThat(chain.statuses("cold-any")).isEqualTo(sorted(expected));
            }
        }
        days.make(NEXT_DAY, () -> false);
        assertThat(chain.statuses("cold-any")).isEqualTo(sorted(expected));
        assertThat(chain.row(OWN_BLOCKS, "cold-any")).containsEntry("n", 0L);
    }

    /** As a block gives it back: cells in the order of their numbers. */
    private static List<PackStatus> sorted(Map<Order, PackStatus> statuses) throws Exception {
        List<PackStatus> all = new ArrayList<>();
        List<PackStatus> byTime = statuses.values().stream()
                .sorted(Comparator.<PackStatus>comparingLong(PackMinute::of)
                        .thenComparing(status -> Order.of(status.getOrder())))
                .toList();
        for (PackStatus status : byTime) {
            Block block = StatusBlock.of(List.of(status)).block();
            all.addAll(new StatusBlock(block).statuses(status.getPackId()));
        }
        return all;
    }

    private static Optional<PackStatus> kept(PackStatus status) {
        try {
            return Optional.of(StatusCheck.check(status).status());
        } catch (NotOursException e) {
            return Optional.empty();
        }
    }

    private void damage(String table, String packId, String where) throws SQLException {
        chain.execute("UPDATE history." + table + " SET block = set_byte(block, 9, get_byte(block, 9) # 1)"
                + " WHERE pack_id = '" + packId + "' AND " + where);
    }

    private List<PackStatus> read(String packId, long fromMs, long toMs, List<PackStatus> held) throws Exception {
        List<PackStatus> statuses = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            new RawWalk(connection, packId, new TimeRange(fromMs, toMs), id -> true, held)
                    .walk((block, blockFromMs, blockToMs) -> {
                        new StatusBlock(block)
                                .statuses(packId).stream()
                                        .filter(status -> status.getAtMs() >= Math.max(fromMs, blockFromMs)
                                                && status.getAtMs() < Math.min(toMs, blockToMs))
                                        .forEach(statuses::add);
                        return true;
                    });
        }
        return statuses;
    }

    private void write(PackStatus... statuses) throws Exception {
        PartitionMinutes minutes = new PartitionMinutes(0);
        for (int i = 0; i < statuses.length; i++) {
            minutes.add(i, statuses[i], statuses[i].toByteArray());
        }
        HistoryBatch batch = new HistoryBatch();
        batch.add(minutes.closeAll());
        writer.write(batch, List.of());
    }
}
