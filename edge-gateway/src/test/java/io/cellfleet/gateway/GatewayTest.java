package io.cellfleet.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.embedded.PseudoTerminal;
import io.cellfleet.gateway.line.LineState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The whole gateway with a real broker: a serial line, a capture and simulated packs. */
@QuarkusTest
@QuarkusTestResource(Site.class)
class GatewayTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int SIMULATED_PACKS = 3;

    @Inject
    Gateway gateway;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "cellfleet.gateway.lines[0].device")
    Path device;

    @TestHTTPResource("/")
    URL page;

    @TestHTTPResource(value = "/health/ready", management = true)
    URL ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URL live;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void fromThreeKindsOfLinesToKafkaAndBackFromAPulledPlug() throws IOException, InterruptedException {
        assertNotReadyBecause("is absent");

        PseudoTerminal cable = PseudoTerminal.linkedAt(device);
        Eventually.is("the line is open", () -> serialLine().isPortOpen());
        cable.write(Frames.ofCell(1));
        Eventually.is("the frame is heard", () -> serialLine().validFrames() == 1);
        given().get(ready)
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'lines' }.data.house-1-a", equalTo("ok"))
                .body("checks.find { it.name == 'spool' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'spool' }.data.lost", equalTo(0))
                .body("checks.find { it.name == 'uplink' }.data.waitsForClock", equalTo(false));

        cable.close();
        Eventually.is("the line is closed", () -> !serialLine().isPortOpen());
        assertNotReadyBecause("closed: ");

        try (PseudoTerminal another = PseudoTerminal.linkedAt(device)) {
            Eventually.is("the line is open again", () -> serialLine().isPortOpen());
            another.write(Frames.ofCell(2));
            Eventually.is("the frame is heard", () -> serialLine().validFrames() == 2);
            assertPageAndMetrics();

            Instant present = Instant.now();
            List<ConsumerRecord<String, byte[]>> records = consume(all -> count(all, "house-1-a", true) == 2
                    && count(all, "recorded", true) == 1
                    && isSimulatedUntil(all, present));
            assertRecords(records);
        }
    }

    private LineState serialLine() {
        return gateway.lines().getFirst();
    }

    private void assertNotReadyBecause(String reason) {
        given().get(ready).then().statusCode(503).body(containsString(reason));
        given().get(live).then().statusCode(200);
    }

    private void assertPageAndMetrics() {
        given().get(page)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("house-1-a"))
                .body(containsString("<span class=\"led flashing\"></span>frames come"))
                .body(containsString("52.880 V, 10.000 A, 16 cells, lowest 3.300 V (3), highest 3.310 V (7)"))
                .body(containsString("Uplink: <strong>live</strong>"))
                .body(containsString("<strong>simulated</strong>"))
                .body(containsString("advisory: open (noSettings)"))
                .body(containsString("advisory only"))
                .body(containsString("&lt;b&gt;capture.jsonl"))
                .body(not(containsString("<b>")));
        given().get(metrics)
                .then()
                .statusCode(200)
                .body(containsString("cellfleet_gateway_frames_total{line=\"house-1-a\"} 2.0"))
                .body(containsString("cellfleet_gateway_ports_open{line=\"house-1-a\"} 1.0"))
                .body(containsString("cellfleet_gateway_uplink_up 1.0"))
                .body(containsString("cellfleet_gateway_spool_disk_ok 1.0"))
                .body(containsString("cellfleet_gateway_spool_records "))
                .body(containsString("cellfleet_gateway_spool_oldest_seconds "))
                .body(containsString("cellfleet_gateway_relay_wanted{pack=\"house-1-a\",relay=\"charge\"} 0.0"))
                .body(containsString("cellfleet_gateway_link_up{pack=\"house-1-a\"} 0.0"))
                .body(containsString("cellfleet_gateway_lost_records_total 0.0"));
    }

    private static void assertRecords(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, Long> sequences = new HashMap<>();
        Map<String, Integer> partitions = new HashMap<>();
        for (ConsumerRecord<String, byte[]> consumed : records) {
            GatewayRecord it = parse(consumed);
            assertThat(consumed.key()).isEqualTo(it.getInstallationId());
            assertThat(partitions.computeIfAbsent(it.getInstallationId(), id -> consumed.partition()))
                    .isEqualTo(consumed.partition());
            assertThat(it.getGatewayId()).isEqualTo("gw-test");
            assertThat(it.getSimulated()).isEqualTo(!it.getPackId().equals("house-1-a"));
            assertThat(it.getOrder().getEnrolment()).isEqualTo(1);
            assertThat(it.getOrder().getBoot()).isEqualTo(1);
            assertThat(it.getOrder().getSequence())
                    .as("no hole in the order of pack %s", it.getPackId())
                    .isEqualTo(sequences.merge(it.getPackId(), 1L, Long::sum));
            if (it.getPackId().equals("recorded")) {
                assertThat(it.getCapturedAtMs()).isEqualTo(Site.CAPTURED.toEpochMilli());
            }
        }
        assertThat(sequences).hasSize(2 + SIMULATED_PACKS);
    }

    private static long count(List<ConsumerRecord<String, byte[]>> records, String packId, boolean frame) {
        return records.stream()
                .map(GatewayTest::parse)
                .filter(it -> it.getPackId().equals(packId) && it.hasFrame() == frame)
                .count();
    }

    /** Whether each simulated pack has arrived at this time; partitions are read one after the other. */
    private static boolean isSimulatedUntil(List<ConsumerRecord<String, byte[]>> records, Instant time) {
        return records.stream()
                        .map(GatewayTest::parse)
                        .filter(it -> it.getPackId().startsWith("simulated"))
                        .filter(it -> it.getCapturedAtMs() >= time.toEpochMilli())
                        .map(GatewayRecord::getPackId)
                        .distinct()
                        .count()
                == SIMULATED_PACKS;
    }

    private static GatewayRecord parse(ConsumerRecord<String, byte[]> consumed) {
        try {
            return GatewayRecord.parseFrom(consumed.value());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("not ours", e);
        }
    }

    private List<ConsumerRecord<String, byte[]>> consume(Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG, "test",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        long untilNanos = System.nanoTime() + DEADLINE.toNanos();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.FRAMES));
            while (!enough.test(records)) {
                assertThat(System.nanoTime())
                        .as("%d records in time", records.size())
                        .isLessThan(untilNanos);
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
