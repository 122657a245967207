package io.cellfleet.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.embedded.EmbeddedPostgresql;
import io.cellfleet.embedded.FreePort;
import io.cellfleet.local.Refusal;
import io.cellfleet.local.bench.HistoryFleet.CellsAFrame;
import io.cellfleet.local.lab.LabBroker;
import io.cellfleet.local.lab.WorkFolder;
import io.cellfleet.local.run.Guard;
import io.cellfleet.local.run.Project;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Requests a second and their times, by wrk, beside those of an endpoint of the same service that does nothing; the memory
 * of the live view; and many clients that follow one fleet. Broker, database, history, API and the clients share the
 * machine.
 */
public final class ApiBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "a password for the bench";
    private static final String FOLLOWED = "followed";
    private static final int HISTORY_PACKS = 200;
    private static final int HISTORY_HOURS = 24;
    private static final int LINES_A_TABLE = 4_000;
    private static final int CONNECTIONS = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern PERCENTILE = Pattern.compile("(50|99)%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: (.*)");

    private final int packs;
    private final int followers;
    private final int seconds;
    private final List<String> jvmOptions;
    private final Consumer<String> say;
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;
    private String token = "";
    private String signed = "";

    /**
     * @param packs      of the fleet, an even number
     * @param followers  clients of one stream
     * @param seconds    of each measurement
     * @param jvmOptions of the history and the API
     */
    public ApiBench(int packs, int followers, int seconds, List<String> jvmOptions, Consumer<String> say) {
        this.packs = packs;
        this.followers = followers;
        this.seconds = seconds;
        this.jvmOptions = jvmOptions;
        this.say = say;
    }

    public void run() throws Exception {
        requireWrk();
        port = FreePort.find();
        try (Guard guard = Guard.start();
                WorkFolder folder = WorkFolder.create("api-bench");
                LabBroker broker = LabBroker.start("api-bench-kafka", List.of(Topics.STATUS), List.of());
                EmbeddedPostgresql postgresql =
                        EmbeddedPostgresql.start(folder.path().resolve("postgresql"), 0)) {
            guard.watchPostgresql(folder.path().resolve("postgresql"));
            int grpcPort = FreePort.find();
            Process history = service(
                    guard,
                    "history-service",
                    folder.path().resolve("history.log"),
                    Map.of(
                            "kafka.bootstrap.servers", broker.bootstrapServers(),
                            "quarkus.datasource.jdbc.url", postgresql.jdbcUrl(),
                            "quarkus.http.port", "0",
                            "quarkus.grpc.server.port", String.valueOf(grpcPort)));
            Map<String, String> properties = new TreeMap<>(Map.of(
                    "kafka.bootstrap.servers", broker.bootstrapServers(),
                    "quarkus.datasource.jdbc.url", postgresql.jdbcUrl(),
                    "quarkus.datasource.username", EmbeddedPostgresql.USER,
                    "quarkus.datasource.password", EmbeddedPostgresql.PASSWORD,
                    "quarkus.http.port", String.valueOf(port),
                    "quarkus.grpc.clients.history.host", "127.0.0.1",
                    "quarkus.grpc.clients.history.port", String.valueOf(grpcPort),
                    "cellfleet.api.secrets", folder.path().resolve("secrets").toString(),
                    "cellfleet.api.limit.requests-a-minute", "0"));
            properties.put("cellfleet.api.first-administrator-password", PASSWORD);
            Path log = folder.path().resolve("api.log");
            Process api = service(guard, "api-gateway", log, properties);
            try {
                await("the API answers", () -> signIn() || dead(api, log));
                long emptyKb = heapKb(api);
                register();
                fill(broker, postgresql);
                await("all packs are seen", () -> get("/api/v1/fleet").contains("\"never\":0"));
                say.accept(
                        "memory of %,d packs: %,d KiB of heap more than before there was one (%,d KiB); resident %,d KiB"
                                .formatted(packs, heapKb(api) - emptyKb, emptyKb, residentKb(api)));
                requests(folder.path());
                follow(broker, api);
            } finally {
                for (Process process : List.of(api, history)) {
                    process.destroyForcibly().waitFor();
                    guard.forget(process.pid());
                }
            }
        }
    }

    private static void requireWrk() throws InterruptedException {
        try {
            new ProcessBuilder("wrk", "-v")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new Refusal("wrk is missing: install it first (apt-get install wrk)", e);
        }
    }

    private Process service(Guard guard, String name, Path log, Map<String, String> properties) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dquarkus.management.port=0");
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(Project.root()
                .resolve(name + "/target/quarkus-app/quarkus-run.jar")
                .toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        guard.watch(process.pid());
        return process;
    }

    /** What is waited for. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited too long until " + what);
            }
            Thread.sleep(250);
        }
    }

    private static boolean dead(Process process, Path log) throws IOException {
        if (process.isAlive()) {
            return false;
        }
        throw new IllegalStateException("a service ended:\n" + Files.readString(log));
    }

    private String signIn(String user) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request("/api/v1/sign-in")
                        .POST(BodyPublishers.ofString("{\"user\":\"" + user + "\",\"password\":\"" + PASSWORD + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("token").asText();
    }

    private boolean signIn() throws InterruptedException {
        try {
            signed = signIn("admin");
            HttpResponse<String> made = client.send(
                    request("/api/v1/me/tokens")
                            .header("Authorization", "Bearer " + signed)
                            .POST(BodyPublishers.ofString(
                                    "{\"label\":\"bench\",\"role\":\"administrator\",\"days\":1}"))
                            .build(),
                    BodyHandlers.ofString());
            token = JSON.readTree(made.body()).path("text").asText();
            return !token.isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request(path).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private void register() throws IOException, InterruptedException {
        put("/api/v1/tenants/" + FOLLOWED, "{\"name\":\"Followed\"}");
        put(
                "/api/v1/users/" + FOLLOWED,
                "{\"role\":\"viewer\",\"tenantId\":\"" + FOLLOWED + "\",\"password\":\"" + PASSWORD + "\"}");
        tables(
                "installations",
                "id,name,timeZone,tags,tenantId",
                packs / 2,
                number -> "%s,Site %d,Europe/Zurich,tag-%d,%s"
                        .formatted(
                                HistoryFleet.installationId(2 * number),
                                number,
                                number % 20,
                                number < HISTORY_PACKS / 2 ? FOLLOWED : "default"));
        tables(
                "packs",
                "id,installationId,name,cellCount,chemistry,capacityWh",
                packs,
                number -> "%s,%s,Pack %d,%d,LiFePO4,5120"
                        .formatted(
                                HistoryFleet.packId(number),
                                HistoryFleet.installationId(number),
                                number,
                                HistoryFleet.CELLS));
    }

    /** As somebody who has signed in: an API token sets no password. */
    private void put(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + signed)
                .PUT(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
    }

    private interface Line {
        String of(int number);
    }

    private void tables(String kind, String header, int lines, Line line) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        for (int from = 0; from < lines; from += LINES_A_TABLE) {
            StringBuilder table = new StringBuilder(header).append('\n');
            IntStream.range(from, Math.min(lines, from + LINES_A_TABLE))
                    .forEach(number -> table.append(line.of(number)).append('\n'));
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/imports/" + kind))
                            .header("Content-Type", "text/csv")
                            .header("Authorization", "Bearer " + token)
                            .POST(BodyPublishers.ofString(table.toString()))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("import of " + kind + ": " + answer.statusCode() + " " + answer.body());
            }
        }
        say.accept("%,d %s imported: %.1f s".formatted(lines, kind, (System.nanoTime() - begin) / 1e9));
    }

    /** A day by the minute of some packs, and now of all. */
    private void fill(LabBroker broker, EmbeddedPostgresql postgresql) throws Exception {
        Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS);
        long stepMs = Duration.ofMinutes(1).toMillis();
        long beginMs = end.minus(Duration.ofHours(HISTORY_HOURS)).toEpochMilli();
        HistoryFleet fleet = new HistoryFleet(packs, CellsAFrame.ALL, beginMs, stepMs);
        try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            for (int minute = 0; minute < HISTORY_HOURS * 60; minute++) {
                for (int pack = 0; pack < HISTORY_PACKS; pack++) {
                    send(producer, fleet.next(pack));
                }
            }
            for (int pack = 0; pack < packs; pack++) {
                send(producer, now(fleet.next(pack), 0));
            }
            producer.flush();
        }
        await("the hours are made", () -> hours(postgresql) >= HISTORY_PACKS * HISTORY_HOURS);
    }

    private static PackStatus now(PackStatus status, int voltageMv) {
        long nowMs = System.currentTimeMillis();
        PackStatus.Builder now = status.toBuilder().setAtMs(nowMs).setLastFrameAtMs(nowMs);
        if (voltageMv > 0) {
            now.getMeasuredBuilder().setPackVoltageMv(voltageMv);
        }
        now.getOrderBuilder().setSequence(nowMs);
        return now.build();
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, PackStatus status) {
        producer.send(new ProducerRecord<>(
                Topics.STATUS, status.getInstallationId().getBytes(StandardCharsets.UTF_8), status.toByteArray()));
    }

    private static long hours(EmbeddedPostgresql postgresql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgresql.jdbcUrl(), EmbeddedPostgresql.USER, EmbeddedPostgresql.PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM history.pack_hour")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** After a collection, by the Java machine's own word; without the room of its classes. */
    private static long heapKb(Process process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        return jcmd(process, "GC.heap_info")
                .lines()
                .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
                .map(USED::matcher)
                .filter(Matcher::find)
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
    }

    private static String jcmd(Process process, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    private static long residentKb(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private void requests(Path folder) throws Exception {
        Instant to = Instant.now().truncatedTo(ChronoUnit.HOURS);
        StringBuilder series = new StringBuilder("/api/v1/series?columns=powerMwMean&resolution=hour&from=")
                .append(to.minus(Duration.ofHours(HISTORY_HOURS)))
                .append("&to=")
                .append(to);
        IntStream.range(0, HISTORY_PACKS)
                .forEach(pack -> series.append("&pack=").append(HistoryFleet.packId(pack)));
        Map<String, String> questions = new TreeMap<>(Map.of(
                "0 an endpoint that does nothing", "/problems/conflict",
                "1 fleet summary", "/api/v1/fleet",
                "2 installations, a page of 100", "/api/v1/installations",
                "3 one pack", "/api/v1/packs/" + HistoryFleet.packId(7),
                "4 series, 200 packs x 24 h by hour", series.toString()));
        say.accept("%,d connections, each measured for %d s".formatted(CONNECTIONS, seconds));
        for (Map.Entry<String, String> question : questions.entrySet()) {
            get(question.getValue());
            wrk(folder, question.getValue(), 0);
            Figures full = wrk(folder, question.getValue(), 0);
            Figures half = wrk(folder, question.getValue(), full.perSecond() / 2);
            say.accept("%s: %,.0f requests/s, p50 %.2f ms, p99 %.2f ms; at %,.0f requests/s p50 %.2f ms, p99 %.2f ms%s"
                    .formatted(
                            question.getKey().substring(2),
                            full.perSecond(),
                            full.p50Ms(),
                            full.p99Ms(),
                            half.perSecond(),
                            half.p50Ms(),
                            half.p99Ms(),
                            full.bad() + half.bad()));
        }
    }

    /** @param bad what went wrong; empty: nothing */
    private record Figures(double perSecond, double p50Ms, double p99Ms, String bad) {}

    /** @param perSecond wished; 0: as many as go */
    private Figures wrk(Path folder, String path, double perSecond) throws IOException, InterruptedException {
        Path script = folder.resolve("wrk.lua");
        Files.writeString(
                script,
                perSecond == 0
                        ? ""
                        : "function delay() return math.random(0, %d) end"
                                .formatted(Math.round(2_000 * CONNECTIONS / perSecond)));
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + CONNECTIONS,
                        "-d" + seconds + "s",
                        "--latency",
                        "-s",
                        script.toString(),
                        "-H",
                        "Authorization: Bearer " + token,
                        "http://127.0.0.1:" + port + path)
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Matcher rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException("wrk said:\n" + said);
        }
        Map<String, Double> percentiles = new TreeMap<>();
        Matcher percentile = PERCENTILE.matcher(said);
        while (percentile.find()) {
            double value = Double.parseDouble(percentile.group(2));
            percentiles.put(
                    percentile.group(1),
                    switch (percentile.group(3)) {
                        case "us" -> value / 1_000;
                        case "s" -> value * 1_000;
                        default -> value;
                    });
        }
        Matcher bad = BAD.matcher(said);
        return new Figures(
                Double.parseDouble(rate.group(1)),
                percentiles.getOrDefault("50", Double.NaN),
                percentiles.getOrDefault("99", Double.NaN),
                bad.find() ? " (" + bad.group().toLowerCase(Locale.ROOT) + ")" : "");
    }

    /** Many clients of one tenant, which has the packs with a past. */
    private void follow(LabBroker broker, Process api) throws Exception {
        long beforeKb = heapKb(api);
        try (LiveClients clients = LiveClients.open("127.0.0.1", port, "/api/v1/live", signIn(FOLLOWED), followers);
                KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            await("every client has the whole", () -> clients.withWhole() == followers);
            long openKb = heapKb(api);
            HistoryFleet fleet = new HistoryFleet(HISTORY_PACKS, CellsAFrame.ALL, 0);
            List<Long> all = new ArrayList<>();
            int missing = 0;
            for (int round = 0; round < seconds; round++) {
                int mark = 60_000 + round;
                long sentNs = System.nanoTime();
                clients.expect("\"packVoltageMv\":" + mark);
                for (int pack = 0; pack < HISTORY_PACKS; pack++) {
                    send(producer, now(fleet.next(pack), pack == round % HISTORY_PACKS ? mark : 0));
                }
                producer.flush();
                TimeUnit.NANOSECONDS.sleep(2_500_000_000L - (System.nanoTime() - sentNs));
                List<Long> seenNs = clients.seenNs();
                seenNs.forEach(seen -> all.add((seen - sentNs) / 1_000_000));
                missing += followers - seenNs.size();
            }
            all.sort(null);
            say.accept(
                    "%,d clients of one stream of %d packs, %d changes of all packs: ms until a change is there p50 %d, p99 %d, most %d; not within 2.5 s: %d; heap %,d KiB before, %,d KiB when all had the whole, %,d KiB at the end"
                            .formatted(
                                    followers,
                                    HISTORY_PACKS,
                                    seconds,
                                    all.get(all.size() / 2),
                                    all.get((int) (all.size() * 0.99)),
                                    all.getLast(),
                                    missing,
                                    beforeKb,
                                    openKb,
                                    heapKb(api)));
        }
    }
}
