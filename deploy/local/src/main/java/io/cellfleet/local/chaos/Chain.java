package io.cellfleet.local.chaos;

import io.cellfleet.battery.simulator.SimulatedFleet;
import io.cellfleet.contract.Topics;
import io.cellfleet.embedded.FreePort;
import io.cellfleet.local.Refusal;
import io.cellfleet.local.lab.Condition;
import io.cellfleet.local.lab.GroupPosition;
import io.cellfleet.local.lab.LabBroker;
import io.cellfleet.local.lab.LabDatabase;
import io.cellfleet.local.lab.Opened;
import io.cellfleet.local.lab.WorkFolder;
import io.cellfleet.local.run.ApiClient;
import io.cellfleet.local.run.Progress;
import io.cellfleet.local.run.Registrar;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole chain as in a cluster, on this machine: a broker and a database, two engines, two histories, two instances of
 * the API that find both histories under one name, and a gateway that reads simulated packs.
 */
final class Chain implements AutoCloseable {

    static final String GATEWAY = "rolling";

    private static final String ENGINE = "bms-engine";
    private static final String HISTORY = "history-service";
    private static final String API = "api-gateway";
    private static final String PASSWORD = "a password for the roll";
    private static final long FLEET_SEED = 1;

    /** The second history listens here, at the port of the first: a name may have several addresses, but one port. */
    private static final String SECOND_ADDRESS = "127.0.0.2";

    /** Of each pack, before the chain counts as running: a gateway closes no relay before three. */
    private static final int FIRST_FRAMES = 4;

    private static final Duration TO_REPORT = Duration.ofSeconds(3);
    private static final Duration TO_READ_ON = Duration.ofSeconds(2);
    private static final int MOST_ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final int packs;
    private final Path project;
    private final Opened opened = new Opened();
    private final WorkFolder folder;
    private final LabBroker broker;
    private final LabDatabase database;
    private final List<Instance> engines;
    private final List<Instance> histories;
    private final List<Instance> apis;
    private final Instance gateway;
    private String token = "";

    private Chain(int packs, Path project) throws Exception {
        this.packs = packs;
        this.project = project;
        try {
            folder = opened.add(WorkFolder.create("rolling"));
            broker = opened.add(LabBroker.start("rolling-kafka", List.of(), List.of(GATEWAY)));
            database = opened.add(LabDatabase.start("rolling-postgresql"));
            int grpcPort = FreePort.find();
            engines = List.of(engine(1), engine(2));
            histories = List.of(history(1, "127.0.0.1", grpcPort), history(2, SECOND_ADDRESS, grpcPort));
            Path hosts = Files.writeString(
                    folder.path().resolve("hosts"),
                    "127.0.0.1 localhost\n127.0.0.1 %s\n%s %s\n".formatted(HISTORY, SECOND_ADDRESS, HISTORY));
            apis = List.of(api(1, hosts, grpcPort), api(2, hosts, grpcPort));
            gateway = gateway();
            startAll();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /**
     * Starts it, registers the packs and waits until a value of each is seen.
     *
     * @param project whose programs it is made of
     * @throws Refusal when this machine has no second address of its own, or a service has not been built
     */
    static Chain start(int packs, Path project) throws Exception {
        if (!hasSecondAddress()) {
            throw new Refusal(SECOND_ADDRESS + " cannot be listened at: a roll needs it beside 127.0.0.1, as on Linux");
        }
        return new Chain(packs, project);
    }

    /** Whether two instances can share a port here. */
    static boolean hasSecondAddress() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(SECOND_ADDRESS))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private Instance engine(int number) throws IOException {
        // As in a cluster where there are two.
        return instance(ENGINE, number, List.of("-Xmx192m"), Map.of("kafka-streams.num.standby.replicas", "1"));
    }

    private Instance history(int number, String address, int grpcPort) throws IOException {
        return instance(
                HISTORY,
                number,
                List.of("-Xmx128m"),
                Map.of(
                        "quarkus.grpc.server.host",
                        address,
                        "quarkus.grpc.server.port",
                        Integer.toString(grpcPort),
                        "quarkus.shutdown.timeout",
                        "15s"));
    }

    private Instance api(int number, Path hosts, int grpcPort) throws IOException {
        return instance(
                API,
                number,
                List.of("-Xmx160m", "-Djdk.net.hosts.file=" + hosts),
                Map.of(
                        "quarkus.grpc.clients.history.host",
                        HISTORY,
                        "quarkus.grpc.clients.history.port",
                        Integer.toString(grpcPort),
                        "quarkus.grpc.clients.history.load-balancing-policy",
                        "round_robin",
                        "quarkus.shutdown.timeout",
                        "10s",
                        "cellfleet.api.secrets",
                        folder.path().resolve("secrets").toString(),
                        "cellfleet.api.limit.requests-a-minute",
                        "0",
                        "cellfleet.api.first-administrator-password",
                        PASSWORD));
    }

    /** All of its packs have relays that follow it, with nothing behind them. */
    private Instance gateway() throws IOException {
        Map<String, String> properties = new HashMap<>();
        properties.put("cellfleet.gateway.id", GATEWAY);
        properties.put(
                "cellfleet.gateway.data",
                Files.createDirectories(folder.path().resolve("gateway")).toString());
        properties.put("cellfleet.simulator.packs", Integer.toString(packs));
        properties.put("cellfleet.simulator.seed", Long.toString(FLEET_SEED));
        List<String> ids = packIds();
        for (int i = 0; i < ids.size(); i++) {
            properties.put("cellfleet.gateway.relays[" + i + "].pack", ids.get(i));
            properties.put("cellfleet.gateway.relays[" + i + "].actuator", "simulator");
        }
        return instance("edge-gateway", 1, List.of("-Xmx96m"), properties);
    }

    private Instance instance(String service, int number, List<String> heap, Map<String, String> own)
            throws IOException {
        Map<String, String> properties = new HashMap<>(own);
        properties.put("kafka.bootstrap.servers", broker.bootstrapServers());
        if (service.equals(HISTORY) || service.equals(API)) {
            properties.putAll(database.properties());
        }
        List<String> jvm = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k"));
        jvm.addAll(heap);
        Instance instance = new Instance(project, service, number, folder, jvm, properties);
        opened.add(instance::kill);
        return instance;
    }

    private void startAll() throws Exception {
        // The second API finds the first one's keys and tables.
        for (Instance instance :
                List.of(apis.get(0), histories.get(0), histories.get(1), engines.get(0), engines.get(1))) {
            instance.start();
        }
        for (Instance instance : List.of(histories.get(0), histories.get(1), apis.get(0))) {
            awaitReady(instance);
        }
        apis.get(1).start();
        register();
        awaitReady(engines.get(0));
        awaitReady(engines.get(1));
        awaitShared(engines.get(0));
        await("the settings are taken", () -> left(Topics.SETTINGS).isEmpty());
        gateway.start();
        awaitReady(apis.get(1));
        GroupPosition engine = new GroupPosition(broker.admin(), ENGINE);
        await("all packs send", () -> engine.committed(List.of(Topics.FRAMES)) >= (long) FIRST_FRAMES * packs);
        // Until then the gateway decides alone, and what it moves is its own start.
        await(gateway, "is linked for all its packs", () -> isLinked(gateway.detail()));
        // A report of what was decided before comes with a later record of its pack.
        Thread.sleep(TO_REPORT);
    }

    private static boolean isLinked(String detail) {
        return detail.contains(", linked") && !detail.contains(", not linked");
    }

    private void register() throws IOException, InterruptedException {
        ApiClient client = ApiClient.signIn(apis.get(0).address().toString(), folder.path(), PASSWORD);
        token = client.token();
        Progress nobody = new Progress(new PrintStream(OutputStream.nullOutputStream()));
        new Registrar(client, GATEWAY, nobody, () -> false).registerSimulated(packs, FLEET_SEED);
    }

    /** All instances that are to be restarted, service by service. */
    List<List<Instance>> services() {
        return List.of(engines, histories, apis);
    }

    List<URI> apis() {
        return apis.stream().map(Instance::address).toList();
    }

    String token() {
        return token;
    }

    List<String> packIds() {
        return SimulatedFleet.of(packs, FLEET_SEED).stream()
                .flatMap(site -> site.packs().stream())
                .map(pack -> pack.id())
                .toList();
    }

    LabBroker broker() {
        return broker;
    }

    LabDatabase database() {
        return database;
    }

    /** Waits until an instance that was started has its part of the work. */
    void awaitBack(Instance instance) throws Exception {
        awaitReady(instance);
        if (!apis.contains(instance)) {
            awaitShared(instance);
        }
    }

    private void awaitReady(Instance instance) throws Exception {
        await(instance, "is ready", instance::isReady);
    }

    private void awaitShared(Instance instance) throws Exception {
        boolean isEngine = engines.contains(instance);
        GroupPosition position = new GroupPosition(broker.admin(), isEngine ? ENGINE : HISTORY);
        await(instance, "shares the work", () -> position.isSharedBy(2, isEngine ? Topics.FRAMES : Topics.STATUS));
    }

    /** The gateway stops, and the engines take what it has sent; nobody needs them any more, nor the APIs. */
    void drainFrames() throws Exception {
        gateway.stop();
        await("all frames are taken", () -> left(Topics.FRAMES).isEmpty());
        engines.forEach(Instance::kill);
        apis.forEach(Instance::kill);
    }

    /** All statuses come into the database. A stopped history writes the minutes that it holds. */
    void drainStatuses() throws Exception {
        StatusOffsets offsets = new StatusOffsets(broker, database);
        Thread.sleep(TO_READ_ON);
        // Both at once, so that neither begins to read what the other one held.
        histories.parallelStream().forEach(Instance::stop);
        for (int round = 1; !offsets.areStored(); round++) {
            if (round > MOST_ROUNDS) {
                throw new IllegalStateException("the history does not come to the end of " + Topics.STATUS);
            }
            // It had not read all of it yet.
            histories.getFirst().start();
            awaitReady(histories.getFirst());
            Thread.sleep(TO_READ_ON.multipliedBy(round));
            histories.getFirst().stop();
        }
    }

    private Map<String, Long> left(String topic) {
        return new GroupPosition(broker.admin(), ENGINE).left(List.of(topic));
    }

    private static void await(Instance instance, String what, Condition condition) throws Exception {
        try {
            await(instance.name() + " " + what, condition);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + instance.lastWords(), e);
        }
    }

    private static void await(String what, Condition condition) throws Exception {
        Condition.await(what, PATIENCE, LOOK, condition);
    }

    @Override
    public void close() throws Exception {
        opened.close();
    }
}
