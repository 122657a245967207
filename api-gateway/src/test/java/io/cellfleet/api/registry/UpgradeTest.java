package io.cellfleet.api.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.embedded.EarlierRelease;
import io.cellfleet.embedded.EmbeddedPostgresql;
import io.cellfleet.embedded.ScratchDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What any earlier version of the schema has written is there after the migrations, as it was. */
class UpgradeTest {

    /** What each version could write, beside what those before it could. */
    private static final List<String> WRITTEN = List.of(
            """
            insert into registry.installation
                values ('farm', 'default', 'Farm', 'Europe/Prague', 50.1, 14.4, '{alps,van}', false, 7);
            insert into registry.pack (id, installation_id, name, settings, revision)
                values ('farm-1', 'farm', 'House', '{"cellCount":16,"chemistry":"LiFePO4","capacityWh":10240}', 3);
            insert into registry.outbox (installation_id, message) values ('farm', '\\x01');
            insert into registry.app_user (name, tenant_id, password_hash, role)
                values ('ida', 'default', 'a hash', 'INSTALLER')""",
            "update registry.pack set gateway_id = 'shed', unlinked_policy = 'open'",
            """
            insert into registry.gateway values ('shed', 'default', 'Shed', 4, 5, 2, '2026-06-01T00:00Z', 9);
            insert into registry.enrolment_code values ('ab', 'shed', 'rotate', '2026-06-02T00:00Z', null, 'ida')""",
            """
            update registry.pack set pin_hash = 'another hash';
            insert into registry.audit (at, author, kind, object_id, operation, reason)
                values ('2026-06-01T00:00Z', 'ida', 'pack', 'farm-1', 'changed', 'why not')""",
            """
            insert into registry.notification_rule values ('ida', 'mine', 'Mine', 'mail', 'ida@example.com', null, '{Vh}',
                'warning', '{}', '{}', 60, true, true, 1)""",
            "update registry.pack set enrolment_before = 3",
            """
            insert into registry.settings_template
                values ('careful', 'default', 'Careful', null, '{}', '{"vMaxMv":3600}', 1)""");

    private static EmbeddedPostgresql postgresql;

    @BeforeAll
    static void start() throws IOException {
        postgresql = EmbeddedPostgresql.start(null, 0);
    }

    @AfterAll
    static void stop() throws IOException {
        postgresql.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void fromEveryVersion(int version) throws Exception {
        ScratchDatabase database = ScratchDatabase.create(postgresql, "upgrade_" + version);
        for (int step = 1; step <= version; step++) {
            flyway(database).target(String.valueOf(step)).load().migrate();
            database.execute(WRITTEN.get(step - 1));
        }

        assertThat(flyway(database).load().migrate().success).isTrue();

        assertThat(flyway(database).load().info().current().getVersion().getVersion())
                .as("a new version needs its line in this test")
                .isEqualTo(String.valueOf(WRITTEN.size()));
        assertThat(database.rows("select name, time_zone, latitude, tags, revision from registry.installation"))
                .containsExactly("Farm|Europe/Prague|50.1|{alps,van}|7");
        assertThat(database.rows("select name, settings->>'capacityWh', revision, unlinked_policy from registry.pack"))
                .containsExactly("House|10240|3|" + (version > 1 ? "open" : "local"));
        assertThat(database.rows("select topic, message from registry.outbox"))
                .containsExactly("cellfleet.settings.v1|\\x01");
        assertThat(database.rows("select name, role, password_hash, coalesce(tenant_id, 'all') from registry.app_user"))
                .as("who was there before tenants sees them all")
                .containsExactly("ida|INSTALLER|a hash|all");
        if (version > 2) {
            assertThat(database.rows("select enrolment, key_generation, key_from from registry.gateway"))
                    .containsExactly("4|5|2");
            assertThat(database.rows("select nextval('registry.enrolment_number') > 4"))
                    .as("no enrolment is given twice")
                    .containsExactly("t");
            assertThat(database.rows("select gateway_id, purpose from registry.enrolment_code"))
                    .containsExactly("shed|rotate");
        }
        assertThat(database.rows("select pin_hash from registry.pack"))
                .containsExactly(version > 3 ? "another hash" : "null");
        assertThat(database.rows("select reason from registry.audit")).hasSize(version > 3 ? 1 : 0);
        assertThat(database.rows("select target from registry.notification_rule"))
                .hasSize(version > 4 ? 1 : 0);
    }

    /** A release before starts on these tables, as it passes over versions that it does not know, and finds what it knows. */
    @Test
    void backToAReleaseBefore(@TempDir Path folder) throws Exception {
        ScratchDatabase database = ScratchDatabase.create(postgresql, "back");
        for (int step = 1; step <= WRITTEN.size(); step++) {
            flyway(database).target(String.valueOf(step)).load().migrate();
            database.execute(WRITTEN.get(step - 1));
        }
        EarlierRelease.migrationsTo(folder, WRITTEN.size());

        assertThat(flyway(database)
                        .locations("filesystem:" + folder)
                        .ignoreMigrationPatterns(EarlierRelease.passesOver())
                        .load()
                        .migrate()
                        .success)
                .isTrue();
        assertThat(database.rows("select name, revision from registry.pack")).containsExactly("House|3");
    }

    private static FluentConfiguration flyway(ScratchDatabase database) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), EmbeddedPostgresql.USER, EmbeddedPostgresql.PASSWORD)
                .schemas("registry")
                .defaultSchema("registry")
                .locations("classpath:db/migration");
    }
}
