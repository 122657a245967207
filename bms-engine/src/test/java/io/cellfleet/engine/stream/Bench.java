package io.cellfleet.engine.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.signature.FleetSecret;
import io.cellfleet.contract.signature.RecordSignature;
import io.cellfleet.contract.trace.RecordTraces;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.contract.v1.RelayOrder;
import io.cellfleet.engine.figures.EngineFigures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The engine without a broker: records go in, what comes out is kept, and the wall clock stands unless it is moved. */
final class Bench implements AutoCloseable {

    private static final Duration TICK = Duration.ofSeconds(1);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final EngineFigures figures = new EngineFigures(meters);
    final FakeDownlinks downlinks = new FakeDownlinks();
    final PlantedFailure failure = new PlantedFailure();
    final TopologyTestDriver driver;
    final TestInputTopic<String, byte[]> frames;
    final TestInputTopic<String, byte[]> settings;
    private final TestInputTopic<String, byte[]> actions;
    private final Path folder = newFolder();
    private Instant now = Site.START;

    Bench() {
        this(Optional.empty());
    }

    /**
     * @param secret with which records are checked
     */
    Bench(Optional<byte[]> secret) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "engine-test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocks.class);
        config.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(
                EngineTopology.build(
                        failure,
                        downlinks,
                        () -> secret.map(FleetSecret::of),
                        figures,
                        new RecordTraces(OpenTelemetry.noop())),
                config,
                now);
        frames = input(Topics.FRAMES);
        settings = input(Topics.SETTINGS);
        actions = input(Topics.OPERATOR_ACTIONS);
    }

    void commission(InstallationSettings wished) {
        settings.pipeInput(wished.getInstallationId(), wished.toByteArray());
    }

    /** A record that arrives as it is captured. */
    void send(GatewayRecord gatewayRecord) {
        send(gatewayRecord, Instant.ofEpochMilli(gatewayRecord.getCapturedAtMs()));
    }

    void send(GatewayRecord gatewayRecord, Instant arrivedAt) {
        frames.pipeInput(gatewayRecord.getInstallationId(), gatewayRecord.toByteArray(), arrivedAt.toEpochMilli());
    }

    /** A record with a signature, which need not be right. */
    void send(GatewayRecord gatewayRecord, byte[] signature) {
        send(gatewayRecord, new RecordHeaders().add(RecordSignature.HEADER, signature));
    }

    void send(GatewayRecord gatewayRecord, Headers headers) {
        frames.pipeInput(new TestRecord<>(
                gatewayRecord.getInstallationId(),
                gatewayRecord.toByteArray(),
                headers,
                gatewayRecord.getCapturedAtMs()));
    }

    void ask(OperatorAction action) {
        actions.pipeInput(action.getInstallationId(), action.toByteArray(), action.getRequestedAtMs());
    }

    void askRaw(String key, byte[] value) {
        actions.pipeInput(key, value, Site.START.toEpochMilli());
    }

    /** Lets so much wall time pass, as the engine would see it. */
    void pass(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minus(TICK)) {
            standStill(left.compareTo(TICK) < 0 ? left : TICK);
        }
    }

    /** The same while the engine sees nothing of it. */
    void standStill(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    /** Wall time. */
    Instant now() {
        return now;
    }

    List<PackStatus> statuses() {
        return read(Topics.STATUS, PackStatus.parser());
    }

    List<PackEvent> events() {
        return read(Topics.EVENTS, PackEvent.parser());
    }

    List<RejectedRecord> rejected() {
        return read(Topics.REJECTED, RejectedRecord.parser());
    }

    List<RelayOrder> orders() {
        return orders(Site.GATEWAY);
    }

    /** The orders that a gateway was sent since it was asked last. */
    List<RelayOrder> orders(String gatewayId) {
        List<RelayOrder> orders = new ArrayList<>();
        for (TestRecord<String, byte[]> sent : downlink(gatewayId)) {
            if (sent.value() != null && sent.key().startsWith("order/")) {
                orders.add(parse(sent.value(), Downlink.parser()).getOrder());
            }
        }
        return orders;
    }

    List<TestRecord<String, byte[]>> downlink(String gatewayId) {
        return driver.createOutputTopic(
                        Topics.downlink(gatewayId).name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    List<Headers> headers(String topic) {
        return driver
                .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(TestRecord::headers)
                .toList();
    }

    <T> List<T> read(String topic, Parser<T> parser) {
        return driver
                .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(bytes -> parse(bytes, parser))
                .toList();
    }

    double count(String gateway, String reason) {
        var counter = meters.find("cellfleet.rejected")
                .tags("gateway", gateway, "reason", reason)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    static <T> T parse(byte[] bytes, Parser<T> parser) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("cellfleet-engine");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestInputTopic<String, byte[]> input(String topic) {
        return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
    }
}
