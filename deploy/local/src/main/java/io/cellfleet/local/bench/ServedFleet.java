package io.cellfleet.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.embedded.FreePort;
import io.cellfleet.local.bench.HistoryFleet.CellsAFrame;
import io.cellfleet.local.lab.Condition;
import io.cellfleet.local.lab.LabBroker;
import io.cellfleet.local.lab.LabDatabase;
import io.cellfleet.local.lab.Opened;
import io.cellfleet.local.lab.PackagedService;
import io.cellfleet.local.lab.WorkFolder;
import io.cellfleet.local.run.Project;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A registered fleet of two packs an installation, served by a history and an API over a broker and a database. */
final class ServedFleet implements AutoCloseable {

    static final String ADMINISTRATOR = "admin";
    static final String PASSWORD = "a password for the bench";

    /** A tenant, and its one user, whose packs are the first ones. */
    static final String FOLLOWED = "followed";

    static final int FOLLOWED_PACKS = 200;

    /** Of the followed packs' past. */
    static final int HISTORY_HOURS = 24;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINES_A_TABLE = 4_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final int packs;
    private final List<String> jvmOptions;
    private final Consumer<String> say;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = FreePort.find();
    private final Opened opened = new Opened();
    private final WorkFolder folder;
    private final LabBroker broker;
    private final LabDatabase database;
    private final PackagedService api;
    private String token = "";
    private String signed = "";

    private ServedFleet(int packs, List<String> jvmOptions, Consumer<String> say) throws Exception {
        this.packs = packs;
        this.jvmOptions = jvmOptions;
        this.say = say;
        try {
            folder = opened.add(WorkFolder.create("served-fleet"));
            broker = opened.add(LabBroker.start("served-fleet-kafka", List.of(Topics.STATUS), List.of()));
            database = opened.add(LabDatabase.start("served-fleet-postgresql"));
            api = serve();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /**
     * Starts everything; nothing is registered yet.
     *
     * @param packs      of the fleet, an even number
     * @param jvmOptions of the history and the API
     */
    static ServedFleet start(int packs, List<String> jvmOptions, Consumer<String> say) throws Exception {
        return new ServedFleet(packs, jvmOptions, say);
    }

    private PackagedService serve() throws Exception {
        String grpcPort = String.valueOf(FreePort.find());
        service("history-service", Map.of("quarkus.http.port", "0", "quarkus.grpc.server.port", grpcPort));
        PackagedService started = service(
                "api-gateway",
                Map.of(
                        "quarkus.http.port",
                        String.valueOf(port),
                        "quarkus.grpc.clients.history.host",
                        "127.0.0.1",
                        "quarkus.grpc.clients.history.port",
                        grpcPort,
                        "cellfleet.api.secrets",
                        folder.path().resolve("secrets").toString(),
                        "cellfleet.api.limit.requests-a-minute",
                        "0",
                        "cellfleet.api.first-administrator-password",
                        PASSWORD));
        await("the API answers", () -> {
            started.checkAlive();
            return signIn();
        });
        return started;
    }

    private PackagedService service(String name, Map<String, String> own) throws IOException {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.put("kafka.bootstrap.servers", broker.bootstrapServers());
        properties.put("quarkus.management.port", "0");
        properties.putAll(own);
        PackagedService started = PackagedService.start(
                Project.root(), name, folder.path().resolve(name), new PackagedService.Options(jvmOptions, properties));
        opened.add(started::kill);
        return started;
    }

    static void await(String what, Condition condition) throws Exception {
        Condition.await(what, PATIENCE, LOOK, condition);
    }

    int port() {
        return port;
    }

    Path folder() {
        return folder.path();
    }

    LabBroker broker() {
        return broker;
    }

    /** The process of the API. */
    ProcessHandle api() {
        return api.handle();
    }

    /** That of an administrator. */
    String token() {
        return token;
    }

    /** The token of somebody who has signed in. */
    String signIn(String user) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request("/api/v1/sign-in")
                        .POST(BodyPublishers.ofString("{\"user\":\"" + user + "\",\"password\":\"" + PASSWORD + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("token").asText();
    }

    private boolean signIn() throws InterruptedException {
        try {
            signed = signIn(ADMINISTRATOR);
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

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request(path).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Half as many installations as packs. */
    void register() throws IOException, InterruptedException {
        put("/api/v1/tenants/" + FOLLOWED, "{\"name\":\"Followed\"}");
        put(
                "/api/v1/users/" + FOLLOWED,
                "{\"role\":\"viewer\",\"tenantId\":\"" + FOLLOWED + "\",\"password\":\"" + PASSWORD + "\"}");
        tables(
                "installations",
                "id,name,timeZone,tags,latitude,longitude,tenantId",
                packs / 2,
                number -> "%s,Site %d,Europe/Zurich,tag-%d,%.4f,%.4f,%s"
                        .formatted(
                                HistoryFleet.installationId(2 * number),
                                number,
                                number % 20,
                                46 + 2 * Math.sin(number),
                                8 + 3 * Math.cos(number * 0.7),
                                number < FOLLOWED_PACKS / 2 ? FOLLOWED : "default"));
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

    /** A day by the minute of the followed packs, and now of all; waits until the history and the API have it. */
    void fill() throws Exception {
        Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS);
        long stepMs = Duration.ofMinutes(1).toMillis();
        long beginMs = end.minus(Duration.ofHours(HISTORY_HOURS)).toEpochMilli();
        HistoryFleet fleet = new HistoryFleet(packs, CellsAFrame.ALL, beginMs, stepMs);
        try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            for (int minute = 0; minute < HISTORY_HOURS * 60; minute++) {
                for (int pack = 0; pack < FOLLOWED_PACKS; pack++) {
                    send(producer, fleet.next(pack));
                }
            }
            for (int pack = 0; pack < packs; pack++) {
                send(producer, now(fleet.next(pack), 0));
            }
            producer.flush();
        }
        await("the hours are made", () -> database.rows("history.pack_hour") >= FOLLOWED_PACKS * HISTORY_HOURS);
        await("all packs are seen", () -> get("/api/v1/fleet").contains("\"never\":0"));
    }

    /**
     * What the status says, said now.
     *
     * @param voltageMv of the pack; 0: as it was
     */
    static PackStatus now(PackStatus status, int voltageMv) {
        long nowMs = System.currentTimeMillis();
        PackStatus.Builder now = status.toBuilder().setAtMs(nowMs).setLastFrameAtMs(nowMs);
        if (voltageMv > 0) {
            now.getMeasuredBuilder().setPackVoltageMv(voltageMv);
        }
        now.getOrderBuilder().setSequence(nowMs);
        return now.build();
    }

    static void send(KafkaProducer<byte[], byte[]> producer, PackStatus status) {
        producer.send(new ProducerRecord<>(
                Topics.STATUS, status.getInstallationId().getBytes(StandardCharsets.UTF_8), status.toByteArray()));
    }

    @Override
    public void close() throws Exception {
        opened.close();
    }
}
