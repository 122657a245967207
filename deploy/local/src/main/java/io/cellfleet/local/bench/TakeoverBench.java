package io.cellfleet.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.embedded.FreePort;
import io.cellfleet.local.lab.Condition;
import io.cellfleet.local.lab.LabBroker;
import io.cellfleet.local.lab.LabDatabase;
import io.cellfleet.local.lab.PackagedService;
import io.cellfleet.local.lab.WorkFolder;
import io.cellfleet.local.run.Project;
import io.cellfleet.local.run.Readiness;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * How long an API takes no changes after its start: with a database that knows nothing of the fleet, whose 10,000
 * installations of a pack each it takes over from the topic, and then with one that agrees with it.
 */
public final class TakeoverBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final List<String> jvmOptions;
    private final Consumer<String> say;

    /** @param jvmOptions of the API */
    public TakeoverBench(List<String> jvmOptions, Consumer<String> say) {
        this.jvmOptions = jvmOptions;
        this.say = say;
    }

    public void run() throws Exception {
        try (WorkFolder folder = WorkFolder.create("takeover");
                LabBroker broker = LabBroker.start("takeover-kafka", List.of(), List.of());
                LabDatabase database = LabDatabase.start("takeover-postgresql")) {
            try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
                BenchFleet.settle(producer);
            }
            start("a database that knows nothing", folder, broker, database);
            start("a database that agrees", folder, broker, database);
        }
    }

    private void start(String what, WorkFolder folder, LabBroker broker, LabDatabase database) throws Exception {
        int port = FreePort.find();
        URI health = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        Readiness readiness = new Readiness();
        long begin = System.nanoTime();
        PackagedService api = api(port, folder, broker, database);
        try {
            Condition.await("the API answers", PATIENCE, LOOK, () -> isAlive(api, readiness.detail(health)));
            double answered = secondsSince(begin);
            Condition.await("registry and topic agree", PATIENCE, LOOK, () -> agrees(readiness.detail(health)));
            say.accept("%s: answers after %.1f s, takes changes after %.1f s, %,d installations"
                    .formatted(what, answered, secondsSince(begin), database.rows("registry.installation")));
        } finally {
            api.kill();
        }
    }

    private static double secondsSince(long beginNs) {
        return (System.nanoTime() - beginNs) / 1e9;
    }

    private PackagedService api(int managementPort, WorkFolder folder, LabBroker broker, LabDatabase database)
            throws IOException {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.put("kafka.bootstrap.servers", broker.bootstrapServers());
        properties.put("quarkus.http.port", "0");
        properties.put("quarkus.management.port", String.valueOf(managementPort));
        properties.put("cellfleet.api.secrets", folder.path().resolve("secrets").toString());
        return PackagedService.start(
                Project.root(),
                "api-gateway",
                folder.path().resolve("api-gateway"),
                new PackagedService.Options(jvmOptions, properties));
    }

    private static boolean isAlive(PackagedService api, String detail) {
        api.checkAlive();
        return detail.startsWith("{");
    }

    /** There is no history here, so that the API as a whole never becomes ready. */
    private static boolean agrees(String detail) throws IOException {
        return detail.startsWith("{")
                && StreamSupport.stream(JSON.readTree(detail).path("checks").spliterator(), false)
                        .filter(check -> check.path("name").asText().equals("registry"))
                        .map(check -> check.path("status"))
                        .map(JsonNode::asText)
                        .anyMatch("UP"::equals);
    }
}
