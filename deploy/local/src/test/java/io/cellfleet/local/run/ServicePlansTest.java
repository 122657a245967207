package io.cellfleet.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names here are those that the services read: a name that one side changes alone must be seen. */
class ServicePlansTest {

    private static final Addresses ADDRESSES =
            new Addresses(8080, 9000, 8081, 9001, 8082, 9002, 8083, 9003, 9083, 9092, 5432);

    @TempDir
    private Path folder;

    private DataFolder data;
    private ServicePlans plans;

    @BeforeEach
    void hold() {
        data = DataFolder.hold(folder);
        plans = new ServicePlans(Path.of("/project"), data, ADDRESSES);
    }

    @AfterEach
    void release() throws IOException {
        data.close();
    }

    @Test
    void api() throws IOException {
        ServicePlan plan = plans.api(data.secrets(), "a password");

        assertThat(plan.jar()).isEqualTo(Path.of("/project/api-gateway/target/quarkus-app/quarkus-run.jar"));
        assertThat(plan.healthAddress()).hasToString("http://127.0.0.1:9000/q/health/ready");
        assertThat(plan.jvmOptions()).contains("-Xmx160m");
        assertThat(plan.propertyOptions())
                .containsExactly(
                        "-Dcellfleet.api.secrets=" + folder.resolve("secrets"),
                        "-Dkafka.bootstrap.servers=127.0.0.1:9092",
                        "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:5432/postgres",
                        "-Dquarkus.datasource.username=postgres",
                        "-Dquarkus.grpc.clients.history.host=127.0.0.1",
                        "-Dquarkus.grpc.clients.history.port=9083",
                        "-Dquarkus.http.port=8080",
                        "-Dquarkus.management.port=9000");
        assertThat(plan.environment())
                .containsEntry("CELLFLEET_API_FIRST_ADMINISTRATOR_PASSWORD", "a password")
                .containsKey("QUARKUS_DATASOURCE_PASSWORD");
    }

    @Test
    void history() {
        assertThat(plans.history().propertyOptions())
                .containsExactly(
                        "-Dkafka.bootstrap.servers=127.0.0.1:9092",
                        "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:5432/postgres",
                        "-Dquarkus.datasource.username=postgres",
                        "-Dquarkus.grpc.server.port=9083",
                        "-Dquarkus.http.port=8083",
                        "-Dquarkus.management.port=9003");
    }

    @Test
    void engine() throws IOException {
        ServicePlan plan = plans.engine(Secrets.in(folder.resolve("secrets")));

        assertThat(plan.propertyOptions())
                .containsExactly(
                        "-Dkafka-streams.state.dir=" + folder.resolve("engine"),
                        "-Dkafka.bootstrap.servers=127.0.0.1:9092",
                        "-Dquarkus.http.port=8082",
                        "-Dquarkus.management.port=9002");
        assertThat(plan.environment()).containsOnlyKeys("CELLFLEET_ENGINE_FLEET_SECRET");
    }

    /** Else gateways that the API enrols would not be believed. */
    @Test
    void apiAndEngineHaveTheSameSecretAtEveryRun() throws IOException {
        String first = plans.api(Secrets.in(folder.resolve("secrets")), "a password")
                .environment()
                .get("CELLFLEET_API_FLEET_SECRET");

        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(plans.engine(Secrets.in(folder.resolve("secrets"))).environment())
                .containsEntry("CELLFLEET_ENGINE_FLEET_SECRET", first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets/fleet-secret"))))
                .isEqualTo("rw-------");
    }

    @Test
    void edgeWithALineAndASimulatedFleet() throws IOException {
        SerialLine line = new SerialLine(Path.of("/dev/ttyUSB0"), "cabin");

        ServicePlan plan = plans.edge(List.of(new RegisteredLine(line, "site-cabin")), 20, 1, Duration.ofHours(3));

        assertThat(folder.resolve("gateway")).isDirectory();
        // A gateway whose device is silent is not ready, and yet it has started.
        assertThat(plan.healthAddress()).hasToString("http://127.0.0.1:9001/q/health/live");
        assertThat(plan.propertyOptions())
                .containsExactly(
                        "-Dcellfleet.gateway.data=" + folder.resolve("gateway"),
                        "-Dcellfleet.gateway.id=local",
                        "-Dcellfleet.gateway.lines[0].device=/dev/ttyUSB0",
                        "-Dcellfleet.gateway.lines[0].installation=site-cabin",
                        "-Dcellfleet.gateway.lines[0].pack=cabin",
                        "-Dcellfleet.gateway.lines[0].protocol=smartbms123",
                        "-Dcellfleet.gateway.lines[0].source=serial",
                        "-Dcellfleet.simulator.packs=20",
                        "-Dcellfleet.simulator.past=PT3H",
                        "-Dcellfleet.simulator.seed=1",
                        "-Dkafka.bootstrap.servers=127.0.0.1:9092",
                        "-Dquarkus.http.port=8081",
                        "-Dquarkus.management.port=9001");
    }

    @Test
    void whatHasNotBeenBuiltIsNamed() {
        assertThatThrownBy(() -> ServicePlans.checkBuilt(Path.of("/project")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("/project/api-gateway/target/quarkus-app/quarkus-run.jar is missing");
    }
}
