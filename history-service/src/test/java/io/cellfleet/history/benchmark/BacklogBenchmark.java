package io.cellfleet.history.benchmark;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.MessageSerializer;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.embedded.EmbeddedPostgresql;
import io.cellfleet.embedded.FreePort;
import io.cellfleet.history.testing.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * How fast the packaged service takes in a backlog: twenty packs, every field set, one cell a frame, as fast motion
 * leaves it behind. The offsets move at closings, so the figures come in steps. Not a test; run it from this module's folder with the test class path, after {@code mvn package}:
 * {@code java -cp … io.cellfleet.history.benchmark.BacklogBenchmark 400000}. Prints one line a second.
 */
public final class BacklogBenchmark {

    private static final int PACKS = 20;
    private static final int CELLS = 16;

    private BacklogBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int statuses = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("history-benchmark");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                EmbeddedPostgresql postgresql = EmbeddedPostgresql.start(folder.resolve("postgresql"), 0)) {
            kafka.createTopics(4);
            fill(kafka, statuses);
            Process service = start(kafka, postgresql);
            try {
                watch(postgresql, service, statuses);
            } finally {
                service.destroy();
                System.out.println("exit code " + service.waitFor());
            }
        }
    }

    private static void fill(EmbeddedKafka kafka, int statuses) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 20, "compression.type", "lz4");
        try (KafkaProducer<String, MessageLite> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new MessageSerializer())) {
            for (int i = 0; i < statuses; i++) {
                PackStatus status = status(i % PACKS, i / PACKS);
                Future<RecordMetadata> unused = producer.send(
                        new ProducerRecord<>(Topics.STATUS, status.getInstallationId(), status),
                        BacklogBenchmark::mustBeSent);
            }
        }
    }

    private static void mustBeSent(RecordMetadata sent, @Nullable Exception failure) {
        if (failure != null) {
            throw new IllegalStateException("the backlog could not be sent", failure);
        }
    }

    private static PackStatus status(int pack, int second) {
        PackStatus.Builder status =
                Samples.full("pack-" + pack, second + 1, Samples.MIDNIGHT_MS + 1_000L * second).toBuilder()
                        .setInstallationId("site-" + pack % 12);
        status.getMeasuredBuilder()
                .setCells(
                        0,
                        CellReading.newBuilder()
                                .setNumber(second % CELLS + 1)
                                .setVoltageMv(3_200 + second % 100)
                                .setTemperatureDeciC(200));
        return status.build();
    }

    private static Process start(EmbeddedKafka kafka, EmbeddedPostgresql postgresql) throws Exception {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dkafka.bootstrap.servers=" + kafka.bootstrapServers(),
                        "-Dquarkus.datasource.jdbc.url=" + postgresql.jdbcUrl(),
                        "-Dquarkus.http.port=" + FreePort.find(),
                        "-Dquarkus.management.port=" + FreePort.find(),
                        "-Dquarkus.grpc.server.port=" + FreePort.find(),
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar"))
                .inheritIO()
                .start();
    }

    private static void watch(EmbeddedPostgresql postgresql, Process service, long statuses) throws Exception {
        long begin = System.nanoTime();
        long kept = 0;
        long firstKeptAt = 0;
        while (kept < statuses && service.isAlive()) {
            Thread.sleep(500);
            kept = kept(postgresql);
            if (kept > 0 && firstKeptAt == 0) {
                firstKeptAt = System.nanoTime();
            }
            System.out.printf("%.1f s: %d statuses%n", (System.nanoTime() - begin) / 1e9, kept);
        }
        System.out.printf(
                "%d statuses, %.1f s from the start of the process, %.1f s from the first batch seen; CPU of the service %.1f s; resident %s%n",
                kept,
                (System.nanoTime() - begin) / 1e9,
                (System.nanoTime() - firstKeptAt) / 1e9,
                service.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3,
                Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .toList());
    }

    private static long kept(EmbeddedPostgresql postgresql) {
        try (Connection connection = DriverManager.getConnection(
                        postgresql.jdbcUrl(), EmbeddedPostgresql.USER, EmbeddedPostgresql.PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT coalesce(sum(next_offset), 0) FROM history.topic_offset")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException noTableYet) {
            return 0;
        }
    }
}
