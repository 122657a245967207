package io.cellfleet.local.endtoend;

import io.cellfleet.battery.protocol.RelayOrder;
import io.cellfleet.battery.protocol.jbd.JbdBoard;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.Chemistry;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.PackSettings;
import io.cellfleet.contract.v1.RelayMode;
import io.cellfleet.contract.v1.TemperatureScale;
import io.cellfleet.embedded.EmbeddedKafka;
import io.cellfleet.embedded.FreePort;
import io.cellfleet.embedded.LineListener;
import io.cellfleet.embedded.PseudoTerminal;
import io.cellfleet.local.run.Project;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A site: a 123 whose contacts stand in series with channels 1 and 2 of an LCUS board, a JBD with MOSFETs of its own, the
 * gateway and its guard as they are installed, each a process, and a broker that has told the settings once.
 */
final class SiteWithRelays implements AutoCloseable {

    private static final String GATEWAY = "gw-relays";
    private static final int CHARGE_CHANNEL = 1;
    private static final int LOAD_CHANNEL = 2;

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final LineFeeder pack;
    private final LineListener board;
    private final LineListener jbdLine;
    private final JbdBoard jbd = new JbdBoard(4);
    private final int port = FreePort.find();
    private final List<Process> processes = new ArrayList<>();

    private SiteWithRelays(Path folder) throws IOException {
        this.folder = folder;
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        pack = LineFeeder.feed(PseudoTerminal.linkedAt(folder.resolve("line-a")));
        board = LineListener.listen(PseudoTerminal.linkedAt(folder.resolve("board")));
        jbdLine = LineListener.answer(PseudoTerminal.linkedAt(folder.resolve("line-b")), this::answer);
    }

    static SiteWithRelays open(Path folder) throws IOException, InterruptedException, ExecutionException {
        Files.createDirectories(folder.resolve("data"));
        SiteWithRelays site = new SiteWithRelays(folder);
        site.tellSettings();
        return site;
    }

    private byte[] answer(byte[] told) {
        synchronized (jbd) {
            return jbd.answer(told);
        }
    }

    private void tellSettings() throws InterruptedException, ExecutionException {
        kafka.createTopics(4);
        Topics.Definition downlink = Topics.downlink(GATEWAY);
        Map<String, Object> config = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(new NewTopic(downlink.name(), 1, (short) 1).configs(downlink.config())))
                    .all()
                    .get();
        }
        InstallationSettings settings = InstallationSettings.newBuilder()
                .setInstallationId("house")
                .setTimeZone("Europe/Prague")
                .setRevision(1)
                .addPacks(settings("a", LineFeeder.CELLS))
                .addPacks(settings("b", 4))
                .build();
        try (KafkaProducer<String, byte[]> engine =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            engine.send(new ProducerRecord<>(
                            downlink.name(),
                            "settings/house",
                            Downlink.newBuilder().setSettings(settings).build().toByteArray()))
                    .get();
        }
    }

    private static PackSettings settings(String packId, int cells) {
        return PackSettings.newBuilder()
                .setPackId(packId)
                .setRevision(1)
                .setCellCount(cells)
                .setChemistry(Chemistry.CHEMISTRY_LIFEPO4)
                .setCapacityWh(12_000)
                .setVMinMv(2_900)
                .setVBalanceMv(3_400)
                .setVMaxMv(3_700)
                .setTMinDeciC(0)
                .setTMaxDeciC(550)
                .setChargeRestartPercent(90)
                .setDischargeRestartPercent(20)
                .setMode(RelayMode.RELAY_MODE_NORMAL)
                .setSensorCount(packId.equals("a") ? 2 : 1)
                .setSensorLoops(1)
                .setCurrentDivisor(1)
                .setTemperatureScale(TemperatureScale.TEMPERATURE_SCALE_DRIVER)
                .setMinimumOffSeconds(60)
                .setEmptyAfterSeconds(60)
                .setFramePeriodMs(1_000)
                .setGatewayId(GATEWAY)
                .build();
    }

    /** As systemd starts it, without systemd. */
    Process startGateway() throws IOException {
        Path jar = Project.root().resolve("edge-gateway/target/quarkus-app/quarkus-run.jar");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
        return start(command, "gateway.log");
    }

    private Map<String, String> properties() throws IOException {
        return Map.ofEntries(
                Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                Map.entry("quarkus.http.port", Integer.toString(port)),
                Map.entry("quarkus.management.port", Integer.toString(FreePort.find())),
                Map.entry("cellfleet.gateway.id", GATEWAY),
                Map.entry("cellfleet.gateway.data", data().toString()),
                Map.entry("cellfleet.gateway.lines[0].pack", "a"),
                Map.entry("cellfleet.gateway.lines[0].installation", "house"),
                Map.entry("cellfleet.gateway.lines[0].source", "serial"),
                Map.entry(
                        "cellfleet.gateway.lines[0].device",
                        folder.resolve("line-a").toString()),
                Map.entry("cellfleet.gateway.lines[1].pack", "b"),
                Map.entry("cellfleet.gateway.lines[1].installation", "house"),
                Map.entry("cellfleet.gateway.lines[1].source", "serial"),
                Map.entry("cellfleet.gateway.lines[1].protocol", "jbd"),
                Map.entry(
                        "cellfleet.gateway.lines[1].device",
                        folder.resolve("line-b").toString()),
                Map.entry("cellfleet.gateway.relays[0].pack", "a"),
                Map.entry("cellfleet.gateway.relays[0].actuator", "lcus"),
                Map.entry(
                        "cellfleet.gateway.relays[0].device",
                        folder.resolve("board").toString()),
                Map.entry("cellfleet.gateway.relays[0].charge-channel", Integer.toString(CHARGE_CHANNEL)),
                Map.entry("cellfleet.gateway.relays[0].load-channel", Integer.toString(LOAD_CHANNEL)),
                Map.entry("cellfleet.gateway.relays[1].pack", "b"),
                Map.entry("cellfleet.gateway.relays[1].actuator", "jbd"));
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** By the command that is installed. */
    Process startGuard() throws IOException {
        Path command = Project.root().resolve("deploy/systemd/bin/cellfleet-gateway-guard");
        return start(List.of(command.toString(), "watch", data().toString()), "guard.log");
    }

    private Process start(List<String> command, String log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** What the gateway and the guard have said, for a test that fails. */
    String logs() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String log : List.of("gateway.log", "guard.log")) {
            Path file = folder.resolve(log);
            all.append(log).append(":\n").append(Files.exists(file) ? Files.readString(file) : "");
        }
        return all.toString();
    }

    boolean isAllClosed() {
        return isBoard(true) && switches().equals(new RelayOrder(true, true));
    }

    boolean isAllOpen() {
        return isBoard(false) && switches().equals(new RelayOrder(false, false));
    }

    private boolean isBoard(boolean closed) {
        return board.lcusChannel(CHARGE_CHANNEL).equals(Optional.of(closed))
                && board.lcusChannel(LOAD_CHANNEL).equals(Optional.of(closed));
    }

    private RelayOrder switches() {
        synchronized (jbd) {
            return jbd.switches();
        }
    }

    LineListener board() {
        return board;
    }

    LineListener jbdLine() {
        return jbdLine;
    }

    /** The gateway's status page; empty while it does not answer. */
    String page() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notThere) {
            return "";
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
        pack.close();
        board.close();
        jbdLine.close();
        kafka.close();
    }
}
