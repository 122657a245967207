package io.cellfleet.embedded;

import io.cellfleet.contract.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker and controller of one node in this process. Its folder can be opened again. */
public final class EmbeddedKafka implements AutoCloseable {

    /** Fixed, so that a kept folder opens again. */
    private static final String CLUSTER_ID = "Q2VsbGZsZWV0TG9jYWwxMQ";

    private static final String HOST = "127.0.0.1:";

    private final KafkaRaftServer server;
    private final int port;
    private final OptionalInt guardedPort;

    private EmbeddedKafka(KafkaRaftServer server, int port, OptionalInt guardedPort) {
        this.server = server;
        this.port = port;
        this.guardedPort = guardedPort;
    }

    /**
     * Starts the broker and returns when it serves.
     *
     * @param folder made when absent, kept at {@link #close}
     * @param port   on 127.0.0.1; 0 takes a free one
     */
    public static EmbeddedKafka start(Path folder, int port) throws IOException {
        return start(folder, port, OptionalInt.empty());
    }

    /**
     * The same with a second door, {@link #guardedServers}, at which everybody must say who he is (SASL_PLAINTEXT,
     * SCRAM-SHA-512) and may do only what he was given rights to. Whoever comes by the first one may do everything.
     *
     * @param folder made when absent, kept at {@link #close}
     */
    public static EmbeddedKafka startGuarded(Path folder) throws IOException {
        return start(folder, 0, OptionalInt.of(FreePort.find()));
    }

    private static EmbeddedKafka start(Path folder, int port, OptionalInt guardedPort) throws IOException {
        Files.createDirectories(folder);
        String directory = folder.toAbsolutePath().toString();
        int brokerPort = port == 0 ? FreePort.find() : port;
        format(directory);
        Map<String, Object> config = config(directory, brokerPort);
        guardedPort.ifPresent(guarded -> guard(config, guarded));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, brokerPort, guardedPort);
    }

    public String bootstrapServers() {
        return HOST + port;
    }

    /**
     * Where the guarded door is.
     *
     * @throws IllegalStateException when there is none
     */
    public String guardedServers() {
        return HOST + guardedPort.orElseThrow(() -> new IllegalStateException("this broker has no guarded door"));
    }

    public int port() {
        return port;
    }

    /** Creates the topics of the contract that are not there yet. */
    public void createTopics(int partitions) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = Topics.all().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), partitions, (short) 1).configs(topic.config()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("topics could not be created", e.getCause());
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(String directory) {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(CLUSTER_ID)
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(directory)
                    .setDirectories(List.of(directory))
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("the Kafka folder " + directory + " could not be formatted", e);
        }
    }

    private static void guard(Map<String, Object> config, int port) {
        config.merge("listeners", ",GUARDED://" + HOST + port, (before, added) -> before.toString() + added);
        config.merge("advertised.listeners", ",GUARDED://" + HOST + port, (before, added) -> before.toString() + added);
        config.merge(
                "listener.security.protocol.map",
                ",GUARDED:SASL_PLAINTEXT",
                (before, added) -> before.toString() + added);
        config.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        config.put(
                "listener.name.guarded.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        config.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        config.put("super.users", "User:ANONYMOUS");
    }

    private static Map<String, Object> config(String directory, int brokerPort) throws IOException {
        int controllerPort = FreePort.find();
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("process.roles", "broker,controller");
        config.put("node.id", "1");
        config.put("controller.listener.names", "CONTROLLER");
        config.put("controller.quorum.voters", "1@" + HOST + controllerPort);
        config.put("listeners", "PLAINTEXT://" + HOST + brokerPort + ",CONTROLLER://" + HOST + controllerPort);
        config.put("advertised.listeners", "PLAINTEXT://" + HOST + brokerPort);
        config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        config.put("inter.broker.listener.name", "PLAINTEXT");
        config.put("log.dirs", directory);
        config.put("auto.create.topics.enable", "false");
        // One node: every internal topic has one replica.
        config.put("offsets.topic.replication.factor", "1");
        config.put("offsets.topic.num.partitions", "4");
        config.put("transaction.state.log.replication.factor", "1");
        config.put("transaction.state.log.min.isr", "1");
        config.put("transaction.state.log.num.partitions", "4");
        // What a killed engine left open holds up its readers until it is given up: looked for every second, not every
        // ten.
        config.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        config.put("share.coordinator.state.topic.replication.factor", "1");
        config.put("share.coordinator.state.topic.min.isr", "1");
        config.put("group.initial.rebalance.delay.ms", "0");
        // Small: it shares a laptop with everything else.
        config.put("num.network.threads", "2");
        config.put("num.io.threads", "2");
        config.put("background.threads", "2");
        config.put("num.recovery.threads.per.data.dir", "2");
        config.put("log.cleaner.threads", "1");
        config.put("log.cleaner.dedupe.buffer.size", "16777216");
        config.put("log.cleaner.io.buffer.size", "131072");
        // Without these a start after a crash waits 11 s for the old session to end.
        config.put("controlled.shutdown.enable", "true");
        config.put("broker.session.timeout.ms", "3000");
        config.put("broker.heartbeat.interval.ms", "500");
        return config;
    }
}
