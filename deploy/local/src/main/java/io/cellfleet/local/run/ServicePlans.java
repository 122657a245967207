package io.cellfleet.local.run;

import io.cellfleet.embedded.EmbeddedPostgresql;
import io.cellfleet.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each of the four services is started here: where it listens, what it may use, where it finds the others. */
final class ServicePlans {

    static final String API = "api-gateway";
    static final String EDGE = "edge-gateway";
    static final String ENGINE = "bms-engine";
    static final String HISTORY = "history-service";

    /** Of the one gateway of this machine. */
    static final String GATEWAY_ID = "local";

    private static final int API_HEAP_MB = 160;
    private static final int EDGE_HEAP_MB = 96;
    private static final int ENGINE_HEAP_MB = 192;
    private static final int HISTORY_HEAP_MB = 128;

    private final Path project;
    private final DataFolder data;
    private final Addresses addresses;

    ServicePlans(Path project, DataFolder data, Addresses addresses) {
        this.project = project;
        this.data = data;
        this.addresses = addresses;
    }

    /**
     * @throws Refusal when a service has not been built
     */
    static void checkBuilt(Path project) {
        for (String name : List.of(API, EDGE, ENGINE, HISTORY)) {
            if (!Files.exists(jar(project, name))) {
                throw new Refusal(jar(project, name) + " is missing: build the project first (mvn package)");
            }
        }
    }

    /**
     * @param adminPassword the first administrator's
     */
    ServicePlan api(Secrets secrets, String adminPassword) throws IOException {
        Map<String, String> properties = common(addresses.pagePort(), addresses.apiManagementPort());
        properties.putAll(database());
        properties.put("quarkus.grpc.clients.history.host", "127.0.0.1");
        properties.put("quarkus.grpc.clients.history.port", Integer.toString(addresses.historyGrpcPort()));
        properties.put("cellfleet.api.secrets", secrets.folder().toString());
        return plan(
                API,
                API_HEAP_MB,
                addresses.apiManagementPort(),
                properties,
                Map.of(
                        "QUARKUS_DATASOURCE_PASSWORD",
                        EmbeddedPostgresql.PASSWORD,
                        "CELLFLEET_API_FIRST_ADMINISTRATOR_PASSWORD",
                        adminPassword,
                        "CELLFLEET_API_FLEET_SECRET",
                        secrets.fleetSecret()));
    }

    ServicePlan history() {
        Map<String, String> properties = common(addresses.historyPort(), addresses.historyManagementPort());
        properties.putAll(database());
        properties.put("quarkus.grpc.server.port", Integer.toString(addresses.historyGrpcPort()));
        return plan(
                HISTORY,
                HISTORY_HEAP_MB,
                addresses.historyManagementPort(),
                properties,
                Map.of("QUARKUS_DATASOURCE_PASSWORD", EmbeddedPostgresql.PASSWORD));
    }

    ServicePlan engine(Secrets secrets) throws IOException {
        Map<String, String> properties = common(addresses.enginePort(), addresses.engineManagementPort());
        properties.put("kafka-streams.state.dir", data.engine().toString());
        return plan(
                ENGINE,
                ENGINE_HEAP_MB,
                addresses.engineManagementPort(),
                properties,
                Map.of("CELLFLEET_ENGINE_FLEET_SECRET", secrets.fleetSecret()));
    }

    /**
     * @param lines     the serial lines and the installations of their packs
     * @param simulated how many packs are simulated; 0 for none
     * @param past      how much past they begin with
     */
    ServicePlan edge(List<RegisteredLine> lines, int simulated, long seed, Duration past) throws IOException {
        Files.createDirectories(data.gateway());
        Map<String, String> properties = common(addresses.edgePort(), addresses.edgeManagementPort());
        properties.put("cellfleet.gateway.id", GATEWAY_ID);
        properties.put("cellfleet.gateway.data", data.gateway().toString());
        properties.put("cellfleet.simulator.packs", Integer.toString(simulated));
        properties.put("cellfleet.simulator.seed", Long.toString(seed));
        properties.put("cellfleet.simulator.past", past.toString());
        for (int i = 0; i < lines.size(); i++) {
            RegisteredLine line = lines.get(i);
            String prefix = "cellfleet.gateway.lines[" + i + "].";
            properties.put(prefix + "pack", line.line().packId());
            properties.put(prefix + "installation", line.installationId());
            properties.put(prefix + "source", "serial");
            properties.put(prefix + "device", line.line().device().toString());
            properties.put(prefix + "protocol", line.line().protocol().name());
        }
        return plan(EDGE, EDGE_HEAP_MB, addresses.edgeManagementPort(), properties, Map.of());
    }

    private Map<String, String> common(int port, int managementPort) {
        Map<String, String> properties = new HashMap<>();
        properties.put("quarkus.http.port", Integer.toString(port));
        properties.put("quarkus.management.port", Integer.toString(managementPort));
        properties.put("kafka.bootstrap.servers", addresses.kafka());
        return properties;
    }

    private Map<String, String> database() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                addresses.jdbcUrl(),
                "quarkus.datasource.username",
                EmbeddedPostgresql.USER);
    }

    private ServicePlan plan(
            String name,
            int heapMb,
            int managementPort,
            Map<String, String> properties,
            Map<String, String> environment) {
        // See ServicePlan.Health: a silent device makes a gateway not ready, but it has started all the same.
        ServicePlan.Health health = name.equals(EDGE) ? ServicePlan.Health.LIVE : ServicePlan.Health.READY;
        return new ServicePlan(name, jar(project, name), heapMb, managementPort, health, properties, environment);
    }

    private static Path jar(Path project, String name) {
        return project.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
