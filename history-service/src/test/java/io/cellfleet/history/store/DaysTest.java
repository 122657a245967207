package io.cellfleet.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.testing.Chain;
import io.cellfleet.history.testing.Eventually;
import io.cellfleet.history.testing.Samples;
import io.cellfleet.history.testing.Servers;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days from frames and settings, as the running service makes them. */
@QuarkusTest
@WithTestResource(value = Servers.class, scope = TestResourceScope.GLOBAL)
class DaysTest {

    @Inject
    Chain chain;

    /** A counter that grows by 1 Wh with each frame: what a day has collected is how many frames it has. */
    @ParameterizedTest(name = "{1} in {0}: {4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        zone             | day        | begin                | end                  | because
        UTC              | 2026-03-10 | 2026-03-10T00:00:00Z | 2026-03-11T00:00:00Z | as it is
        Asia/Kolkata     | 2026-03-10 | 2026-03-09T18:30:00Z | 2026-03-10T18:30:00Z | half an hour, so an hour is in two days
        Europe/Prague    | 2026-03-29 | 2026-03-28T23:00:00Z | 2026-03-29T22:00:00Z | a day of 23 hours
        Europe/Prague    | 2025-10-26 | 2025-10-25T22:00:00Z | 2025-10-26T23:00:00Z | a day of 25 hours
        Nowhere/At_All   | 2026-03-10 | 2026-03-10T00:00:00Z | 2026-03-11T00:00:00Z | a zone that PostgreSQL does not know
        """)
    void aDayIsOfItsZone(String zone, String day, Instant begin, Instant end, String because) throws Exception {
        String name = zone.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "-") + "-" + day;
        settings("site-" + name, zone, 1);
        String packId = "days-" + name;

        chain.send(
                frame(packId, "site-" + name, 1, begin.minusSeconds(1)),
                frame(packId, "site-" + name, 2, begin),
                frame(packId, "site-" + name, 3, begin.plus(12, ChronoUnit.HOURS)),
                frame(packId, "site-" + name, 4, end.minusSeconds(1)),
                frame(packId, "site-" + name, 5, end));

        Map<String, @Nullable Object> row = awaitDay(packId, day, "frames", 3);
        assertThat(row)
                .containsEntry("zone", zone.equals("Nowhere/At_All") ? "UTC" : zone)
                .containsEntry("begin_at", Timestamp.from(begin))
                .containsEntry("end_at", Timestamp.from(end))
                .containsEntry("collected_wh", 3L)
                .containsEntry("minutes", 3);
        Eventually.get(
                () -> chain.rows("SELECT day FROM history.pack_day WHERE pack_id = ? ORDER BY day", packId),
                days -> days.size() == 3);
        assertThat(chain.row("SELECT sum(frames) AS n FROM history.pack_day WHERE pack_id = ?", packId))
                .containsEntry("n", 5L);
    }

    /** A zone that changes is of the days that come; the one at the change is shorter or longer, and nothing is counted twice. */
    @Test
    void aDayThatIsThereStaysAsItIs() throws Exception {
        settings("site-moves", "Europe/Prague", 1);
        Instant noon = Instant.parse("2026-03-10T12:00:00Z");
        chain.send(
                frame("days-moves", "site-moves", 1, noon), frame("days-moves", "site-moves", 3, noon.plusSeconds(60)));
        awaitDay("days-moves", "2026-03-10", "frames", 2);

        settings("site-moves", "America/New_York", 2);
        chain.send(
                frame("days-moves", "site-moves", 2, noon.plusSeconds(30)),
                // 20:00 of the same day in New York, and 1:00 of the next day in Prague.
                frame("days-moves", "site-moves", 4, Instant.parse("2026-03-11T00:00:00Z")));

        assertThat(awaitDay("days-moves", "2026-03-10", "frames", 3)).containsEntry("zone", "Europe/Prague");
        List<Map<String, @Nullable Object>> days = Eventually.get(
                () -> chain.rows("SELECT * FROM history.pack_day WHERE pack_id = ? ORDER BY begin_at", "days-moves"),
                rows -> rows.size() == 2);
        assertThat(days.get(1))
                .containsEntry("zone", "America/New_York")
                .containsEntry("day", Date.valueOf("2026-03-10"))
                .containsEntry("begin_at", days.get(0).get("end_at"))
                .containsEntry("end_at", Timestamp.from(Instant.parse("2026-03-11T04:00:00Z")))
                .containsEntry("frames", 1);
    }

    @Test
    void anOldRevisionChangesNothing() throws Exception {
        settings("site-old", "Europe/Prague", 3);
        chain.send(
                Topics.SETTINGS,
                "site-1",
                InstallationSettings.newBuilder()
                        .setInstallationId("site-old")
                        .setTenantId("tenant-1")
                        .setTimeZone("UTC")
                        .setRevision(2)
                        .build()
                        .toByteArray());
        settings("site-later", "UTC", 1);

        assertThat(chain.row("SELECT * FROM history.installation WHERE installation_id = ?", "site-old"))
                .containsEntry("time_zone", "Europe/Prague")
                .containsEntry("tenant_id", "tenant-1")
                .containsEntry("revision", 3L);
    }

    private void settings(String installationId, String zone, long revision) throws Exception {
        chain.send(
                Topics.SETTINGS,
                // All to one partition, so that they come in order.
                "site-1",
                InstallationSettings.newBuilder()
                        .setInstallationId(installationId)
                        .setTenantId("tenant-1")
                        .setTimeZone(zone)
                        .setRevision(revision)
                        .build()
                        .toByteArray());
        Eventually.get(
                () -> chain.rows(
                        "SELECT 1 FROM history.installation WHERE revision = " + revision + " AND installation_id = ?",
                        installationId),
                rows -> !rows.isEmpty());
    }

    private Map<String, @Nullable Object> awaitDay(String packId, String day, String column, Object value)
            throws Exception {
        return Eventually.get(
                () -> {
                    List<Map<String, @Nullable Object>> rows = chain.rows(
                            "SELECT * FROM history.pack_day WHERE day = '" + day
                                    + "' AND pack_id = ? ORDER BY begin_at",
                            packId);
                    return rows.isEmpty() ? Map.of() : rows.getFirst();
                },
                row -> value.equals(row.get(column)));
    }

    private static PackStatus frame(String packId, String installationId, long sequence, Instant at) {
        return Samples.frame(packId, sequence, at.toEpochMilli(), 51_200)
                .setInstallationId(installationId)
                .setEnergy(Energy.newBuilder().setCollectedTotalWh(sequence))
                .build();
    }
}
