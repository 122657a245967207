package io.cellfleet.local.bench;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.embedded.EmbeddedPostgresql;
import io.cellfleet.embedded.FreePort;
import io.cellfleet.local.bench.HistoryFleet.CellsAFrame;
import io.cellfleet.local.lab.LabBroker;
import io.cellfleet.local.lab.WorkFolder;
import io.cellfleet.local.run.Guard;
import io.cellfleet.local.run.Project;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How fast the history takes statuses in, what they take in PostgreSQL, and how fast it answers. */
public final class HistoryBench {

    private static final int MINUTE_MS = 60_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final int packs;
    private final int hours;
    private final int backlogMinutes;
    private final int openPacks;
    private final List<String> jvmOptions;
    private final Consumer<String> say;

    /**
     * @param packs          with 16 cells each
     * @param hours          that are written and asked for
     * @param backlogMinutes of all packs that wait in Kafka
     * @param openPacks      with a minute that runs
     * @param jvmOptions     of the service
     */
    public HistoryBench(
            int packs, int hours, int backlogMinutes, int openPacks, List<String> jvmOptions, Consumer<String> say) {
        this.packs = packs;
        this.hours = hours;
        this.backlogMinutes = backlogMinutes;
        this.openPacks = openPacks;
        this.jvmOptions = jvmOptions;
        this.say = say;
    }

    public void run() throws Exception {
        try (Guard guard = Guard.start();
                WorkFolder folder = WorkFolder.create("history-bench");
                LabBroker broker = LabBroker.start("history-bench-kafka", List.of(Topics.STATUS), List.of());
                EmbeddedPostgresql postgresql =
                        EmbeddedPostgresql.start(folder.path().resolve("postgresql"), 0)) {
            guard.watchPostgresql(folder.path().resolve("postgresql"));
            ProcessHandle server = EmbeddedPostgresql.serverOn(folder.path().resolve("postgresql"))
                    .orElseThrow();
            throughKafka(guard, broker, postgresql, server, folder.path().resolve("log"));
            execute(postgresql, "TRUNCATE history.pack_minute; DELETE FROM history.latest_status");
            store(guard, postgresql, server);
            for (CellsAFrame cells : openPacks > 0 ? CellsAFrame.values() : new CellsAFrame[0]) {
                openMinute(guard, cells, broker, postgresql, folder.path().resolve("log"));
            }
        }
    }

    /** What the service needs while each of many packs has a minute that runs, and how long it takes to write them. */
    private void openMinute(Guard guard, CellsAFrame cells, LabBroker broker, EmbeddedPostgresql postgresql, Path log)
            throws Exception {
        execute(postgresql, "TRUNCATE history.pack_minute");
        Process service = service(guard, broker, postgresql, log, "1m");
        try {
            long before = await(postgresql, kept(postgresql), service, log);
            Thread.sleep(15_000);
            long untilMs = MINUTE_MS - System.currentTimeMillis() % MINUTE_MS;
            Thread.sleep(untilMs);
            long beginMs = System.currentTimeMillis() / MINUTE_MS * MINUTE_MS;
            HistoryFleet fleet = new HistoryFleet(openPacks, cells, beginMs);
            fill(broker, fleet, openPacks, 1);
            long sentMs = System.currentTimeMillis() - beginMs;
            Thread.sleep(Math.max(0, beginMs + 57_000 - System.currentTimeMillis()));
            String memory = memory(service);
            await(postgresql, before + 60L * openPacks, service, log);
            say.accept(("%,d packs with an open minute each, %s cells a frame: %s (all were sent after %.0f s);"
                            + " written %.1f s after the minute; most %s")
                    .formatted(
                            openPacks,
                            cells,
                            memory,
                            sentMs / 1e3,
                            (System.currentTimeMillis() - beginMs - MINUTE_MS) / 1e3,
                            memory(service)));
        } finally {
            stop(guard, service);
        }
    }

    private static String memory(Process service) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
                .map(line -> line.replaceAll("\\s+", " "))
                .toList()
                .toString();
    }

    private static void stop(Guard guard, Process service) throws InterruptedException {
        service.destroy();
        if (!service.waitFor(1, TimeUnit.MINUTES)) {
            service.destroyForcibly().waitFor();
        }
        guard.forget(service.pid());
    }

    private void throughKafka(
            Guard guard, LabBroker broker, EmbeddedPostgresql postgresql, ProcessHandle server, Path log)
            throws Exception {
        long frames = fill(broker, new HistoryFleet(packs, CellsAFrame.ALL), packs, backlogMinutes);
        say.accept("%,d statuses of %,d packs wait in the broker".formatted(frames, packs));
        Process service = service(guard, broker, postgresql, log, "1s");
        try {
            long first = await(postgresql, 1, service, log);
            long beginNs = System.nanoTime();
            Duration cpu = ProcessCpu.of(service.toHandle());
            long serverNs = ProcessCpu.ofServerNs(server.pid());
            Duration brokerCpu = ProcessCpu.of(ProcessHandle.current());
            long reached = await(postgresql, frames, service, log);
            double seconds = (System.nanoTime() - beginNs) / 1e9;
            double some = reached - first;
            say.accept(("through Kafka: %,.0f statuses/s from the first commit on; CPU for one %.1f us, %.1f us of"
                            + " PostgreSQL, %.1f us of the broker")
                    .formatted(
                            some / seconds,
                            ProcessCpu.of(service.toHandle()).minus(cpu).toNanos() / 1e3 / some,
                            (ProcessCpu.ofServerNs(server.pid()) - serverNs) / 1e3 / some,
                            ProcessCpu.of(ProcessHandle.current())
                                            .minus(brokerCpu)
                                            .toNanos()
                                    / 1e3
                                    / some));
            say.accept("memory of the service: " + memory(service));
        } finally {
            stop(guard, service);
        }
    }

    private static long fill(LabBroker broker, HistoryFleet fleet, int packs, int minutes) {
        try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            for (int second = 0; second < minutes * 60; second++) {
                for (int pack = 0; pack < packs; pack++) {
                    PackStatus status = fleet.next(pack);
                    producer.send(new ProducerRecord<>(
                            Topics.STATUS,
                            status.getInstallationId().getBytes(StandardCharsets.UTF_8),
                            status.toByteArray()));
                }
            }
        }
        return 60L * minutes * packs;
    }

    private Process service(Guard guard, LabBroker broker, EmbeddedPostgresql postgresql, Path log, String closeEvery)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dkafka.bootstrap.servers=" + broker.bootstrapServers(),
                "-Dquarkus.datasource.jdbc.url=" + postgresql.jdbcUrl(),
                "-Dquarkus.http.port=0",
                "-Dquarkus.management.port=0",
                "-Dquarkus.grpc.server.port=" + FreePort.find(),
                "-Dhistory.intake.close-every=" + closeEvery,
                "-jar",
                Project.root()
                        .resolve("history-service/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        Process service = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        guard.watch(service.pid());
        return service;
    }

    private void store(Guard guard, EmbeddedPostgresql postgresql, ProcessHandle server) throws Exception {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                Project.root().resolve("deploy/local/target/classes") + File.pathSeparator + Project.historyClassPath(),
                HistoryStoreBench.class.getName(),
                postgresql.jdbcUrl() + "?user=" + EmbeddedPostgresql.USER + "&password=" + EmbeddedPostgresql.PASSWORD,
                Long.toString(server.pid()),
                Integer.toString(packs),
                Integer.toString(hours)));
        Process process = new ProcessBuilder(command).inheritIO().start();
        guard.watch(process.pid());
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the measuring process ended with " + process.exitValue());
            }
        } finally {
            process.destroyForcibly().waitFor();
            guard.forget(process.pid());
        }
    }

    /** Waits until so many statuses are committed; gives how many are. */
    private static long await(EmbeddedPostgresql postgresql, long wanted, Process service, Path log) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long kept = kept(postgresql);
            if (kept >= wanted) {
                return kept;
            }
            if (!service.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + kept + " of " + wanted
                        + " statuses are kept; the service said:\n" + Files.readString(log));
            }
            Thread.sleep(50);
        }
    }

    private static long kept(EmbeddedPostgresql postgresql) {
        try (Connection connection = connect(postgresql);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT coalesce(sum(next_offset), 0) FROM history.topic_offset WHERE topic = '" + Topics.STATUS
                                + "'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException noTableYet) {
            return 0;
        }
    }

    private static void execute(EmbeddedPostgresql postgresql, String sql) throws SQLException {
        try (Connection connection = connect(postgresql);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedPostgresql postgresql) throws SQLException {
        return DriverManager.getConnection(postgresql.jdbcUrl(), EmbeddedPostgresql.USER, EmbeddedPostgresql.PASSWORD);
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
