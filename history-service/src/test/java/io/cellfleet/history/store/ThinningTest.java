package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Eventually;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The years 1985 and 1986, which nobody else keeps anything of. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class ThinningTest {

    private static final Instant NOON = Instant.parse("1985-03-10T12:00:00Z");
    private static final Instant DAY_END = Instant.parse("1985-03-11T00:00:00Z");
    private static final Ages FOR_EVER = new Ages(null, null, null, null);

    @Inject
    DataSource database;

    @Inject
    Schema schema;

    @Inject
    ColdDays coldDays;

    @Inject
    Thinning thinning;

    @Inject
    Retention retention;

    @Inject
    Chain chain;

    @BeforeEach
    void migrate() throws Exception {
        schema.migrate();
        new Partitions(database, Clock.fixed(DAY_END, ZoneOffset.UTC)).make();
    }

    /** Raw goes first, then minutes, hours and days, each as a whole; another tenant's stay. */
    @Test
    void whatIsFinerGoesFirst() throws Exception {
        pack("thin-ages", "ages");
        pack("thin-stays", "others");
        retention.write("ages", new Ages(31, 40, 100, 1_000));
        coldDays.make(DAY_END, () -> false);
        Map<String, @Nullable Object> day = sums("pack_day", "thin-ages");
        Map<String, @Nullable Object> hour = sums("pack_hour", "thin-ages");

        thin(DAY_END.plus(Duration.ofDays(31)).minusMillis(1));
        assertThat(chain.statuses("thin-ages")).hasSize(2);

        thin(DAY_END.plus(Duration.ofDays(31)));
        assertThat(chain.statuses("thin-ages")).isEmpty();
        assertThat(chain.countRows("pack_minute", "thin-ages")).isEqualTo(2);

        thin(DAY_END.plus(Duration.ofDays(40)));
        assertThat(chain.countRows("pack_minute", "thin-ages")).isZero();
        assertThat(sums("pack_hour", "thin-ages")).isEqualTo(hour);

        thin(Instant.parse("1985-04-01T00:00:00Z").plus(Duration.ofDays(100)));
        assertThat(chain.countRows("pack_hour", "thin-ages")).isZero();
        assertThat(sums("pack_day", "thin-ages")).isEqualTo(day);

        thin(Instant.parse("1986-01-01T00:00:00Z").plus(Duration.ofDays(1_000)));
        assertThat(chain.countRows("pack_day", "thin-ages")).isZero();

        assertThat(chain.statuses("thin-stays")).hasSize(2);
        assertThat(chain.countRows("pack_hour", "thin-stays")).isEqualTo(2);
        assertThat(chain.countRows("pack_day", "thin-stays")).isEqualTo(1);
    }

    /** A frame that comes when its minutes are gone would make an hour of itself alone. */
    @Test
    void totalsStayAsTheyWereReported() throws Exception {
        pack("thin-totals", "totals");
        retention.write("totals", new Ages(31, 31, null, null));
        coldDays.make(DAY_END, () -> false);
        Map<String, @Nullable Object> day = sums("pack_day", "thin-totals");
        Map<String, @Nullable Object> hour = sums("pack_hour", "thin-totals");
        thin(DAY_END.plus(Duration.ofDays(31)));

        chain.send(frame("thin-totals", "site-totals", 9, NOON.plusSeconds(600), 7));
        chain.awaitStatuses("thin-totals", 1);
        Eventually.get(
                () -> chain.countRows("hour_due", "thin-totals") + chain.countRows("day_due", "thin-totals"),
                due -> due == 0);

        assertThat(sums("pack_hour", "thin-totals")).isEqualTo(hour);
        assertThat(sums("pack_day", "thin-totals")).isEqualTo(day);
        assertThat(retention.read("totals").minutesFrom()).isEqualTo(DAY_END);
    }

    @Test
    void wholePartitionsAreDropped() throws Exception {
        thin(DAY_END.plus(Duration.ofDays(400)));
        pack("thin-alone", "alone");
        coldDays.make(DAY_END, () -> false);
        chain.execute("DELETE FROM history.pack_minute_19850310 WHERE pack_id <> 'thin-alone';"
                + " DELETE FROM history.pack_hour_block_19850310 WHERE pack_id <> 'thin-alone'");
        retention.write("alone", new Ages(31, 31, null, null));

        thin(DAY_END.plus(Duration.ofDays(31)));

        assertThat(chain.row("SELECT to_regclass(?)::text AS name", "history.pack_minute_19850310"))
                .containsEntry("name", null);
        assertThat(chain.row("SELECT to_regclass(?)::text AS name", "history.pack_hour_block_19850310"))
                .containsEntry("name", null);
    }

    @Test
    void nothingOfATenantIsLeft() throws Exception {
        pack("thin-erased", "erased");
        pack("thin-neighbour", "neighbours");
        chain.send(Samples.event("thin-erased", 1, 0, NOON.toEpochMilli()).build());
        chain.send(Samples.event("thin-neighbour", 1, 0, NOON.toEpochMilli()).build());
        chain.awaitRows("event", "thin-erased", 1);
        chain.awaitRows("event", "thin-neighbour", 1);
        // Of a clock that is ahead, and in hours as well as in minutes.
        chain.send(frame("thin-erased", "site-erased", 90, Instant.parse("2900-01-01T00:00:00Z"), 1));
        chain.awaitStatuses("thin-erased", 3);
        coldDays.make(DAY_END, () -> false);
        assertThat(thinning.packs("erased")).containsExactly("thin-erased");

        assertThat(thinning.erase("erased")).isEqualTo(1);

        List<Map<String, @Nullable Object>> tables = chain.rows(
                "SELECT table_name FROM information_schema.columns JOIN information_schema.tables"
                        + " USING (table_schema, table_name) WHERE table_schema = ? AND column_name = 'pack_id'"
                        + " AND table_type = 'BASE TABLE'",
                "history");
        assertThat(tables).hasSizeGreaterThan(20);
        for (Map<String, @Nullable Object> table : tables) {
            assertThat(chain.countRows(String.valueOf(table.get("table_name")), "thin-erased"))
                    .as(String.valueOf(table))
                    .isZero();
        }
        assertThat(thinning.packs("erased")).isEmpty();
        assertThat(chain.row("SELECT count(*) AS n FROM history.installation WHERE tenant_id = ?", "erased"))
                .containsEntry("n", 0L);
        assertThat(chain.statuses("thin-neighbour")).hasSize(2);
        assertThat(chain.countRows("event", "thin-neighbour")).isEqualTo(1);
        assertThat(thinning.erase("erased")).as("again").isZero();
    }

    /** Two hours of a day, made. */
    /** Another one's lock on one partition does not keep the others. */
    @Test
    void whatIsHeldIsLeftForTheNextTime() throws Exception {
        pack("thin-held", "held");
        retention.write("held", new Ages(31, 31, 31, null));
        coldDays.make(DAY_END, () -> false);
        Instant later = Instant.parse("1985-04-01T00:00:00Z").plus(Duration.ofDays(31));
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE history.pack_minute_19850310 IN ACCESS SHARE MODE");
            thin(later);
            holder.rollback();
        }
        assertThat(chain.countRows("pack_minute", "thin-held")).isEqualTo(2);
        assertThat(chain.countRows("pack_hour", "thin-held")).isZero();

        thin(later);
        assertThat(chain.countRows("pack_minute", "thin-held")).isZero();
    }

    private void pack(String packId, String tenant) throws Exception {
        String installation = "site-" + tenant;
        InstallationSettings settings = InstallationSettings.newBuilder()
                .setInstallationId(installation)
                .setTenantId(tenant)
                .setTimeZone("UTC")
                .setRevision(1)
                .build();
        chain.send(Topics.SETTINGS, installation, settings.toByteArray());
        Eventually.get(
                () -> chain.rows("SELECT revision FROM history.installation WHERE tenant_id = ?", tenant),
                rows -> !rows.isEmpty());
        chain.send(frame(packId, installation, 1, NOON, 5), frame(packId, installation, 2, NOON.plusSeconds(3_600), 9));
        chain.awaitRows("pack_day", packId, 1);
    }

    private void thin(Instant now) throws Exception {
        thinning.thin(FOR_EVER, now, () -> false);
    }

    private Map<String, @Nullable Object> sums(String table, String packId) throws Exception {
        return chain.row(
                "SELECT count(*) AS n, sum(frames) AS frames, sum(collected_wh) AS collected_wh FROM history." + table
                        + " WHERE pack_id = ?",
                packId);
    }

    private static PackStatus frame(String packId, String installation, long sequence, Instant at, long collectedWh) {
        return Samples.lineReport(packId, sequence, at.toEpochMilli())
                .setInstallationId(installation)
                .setMeasured(Measurement.newBuilder().setPackVoltageMv(51_200))
                .setEnergy(Energy.newBuilder().setCollectedTotalWh(collectedWh))
                .build();
    }
}
