package io.cellfleet.engine.stream;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.MessageSerializer;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.signature.FleetSecret;
import io.cellfleet.contract.trace.RecordTraces;
import io.cellfleet.contract.v1.Progress;
import io.cellfleet.engine.downlink.DownlinkKey;
import io.cellfleet.engine.downlink.Downlinks;
import io.cellfleet.engine.downlink.TopicOfGateway;
import io.cellfleet.engine.figures.EngineFigures;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * <pre>
 * frames ───────────▶            ──▶ status, events, rejected
 * settings ─────────▶ step-packs ──▶ progress
 * operator-actions ─▶     │      ──▶ downlink.&lt;gateway&gt;
 *                      (stores)
 * </pre>
 *
 * <p>Names are part of the contract: a store's name names its changelog topic, so a renamed store starts empty.
 */
public final class EngineTopology {

    static final String READ_FRAMES = "read-frames";
    static final String READ_SETTINGS = "read-settings";
    static final String READ_ACTIONS = "read-actions";
    static final String STEP_PACKS = "step-packs";
    static final String WRITE_STATUS = "write-status";
    static final String WRITE_EVENTS = "write-events";
    static final String WRITE_REJECTED = "write-rejected";
    static final String WRITE_PROGRESS = "write-progress";
    static final String WRITE_DOWNLINK = "write-downlink";

    /** One entry a pack, by its id: {@code StateBytes}. */
    static final String PACK_STATES = "pack-states";

    /** One entry an installation, by its id: the newest {@code InstallationSettings}. */
    static final String INSTALLATIONS = "installations";

    /** Only of installations with packs in parallel, by id: both decisions, as an {@code Installation}. */
    static final String INSTALLATION_STATES = "installation-states";

    /** Operators' actions that wait, and the ids of those that were taken. */
    static final String ACTIONS = "actions";

    /** By installation, gateway and key: what stands in the gateways' topics. */
    static final String DOWNLINK_SENT = "downlink-sent";

    /** By installation, gateway and pack: the event that said that the gateway is offline. */
    static final String OFFLINE_GATEWAYS = "offline-gateways";

    /** One entry an installation in quarantine, by its id: {@code Held}. */
    static final String QUARANTINES = "quarantines";

    /** By installation and place: records that wait. The only store on disk, for nobody knows how many there will be. */
    static final String PARKED = "parked";

    /** A partition is moved or restarted within 10 s: so the changelogs are short, and are cleaned early. */
    private static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.SEGMENT_BYTES_CONFIG,
            Integer.toString(16 * 1024 * 1024),
            TopicConfig.SEGMENT_MS_CONFIG,
            "3600000",
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.1",
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            "3600000");

    private EngineTopology() {}

    /**
     * @param secret one of its own for each task, as it is not to be shared between threads; empty where no gateway signs
     */
    public static Topology build(
            Stepping stepping,
            Downlinks downlinks,
            Supplier<Optional<FleetSecret>> secret,
            EngineFigures figures,
            RecordTraces traces) {
        Topology topology = new Topology();
        // A record without a timestamp must not stop us: capture times are in the frames.
        TimestampExtractor arrival = (input, partitionTime) -> Math.max(1, input.timestamp());
        read(topology, READ_FRAMES, Topics.FRAMES, arrival);
        // Settings that wait are always taken before frames that wait, however old those are.
        read(topology, READ_SETTINGS, Topics.SETTINGS, (input, partitionTime) -> 0);
        read(topology, READ_ACTIONS, Topics.OPERATOR_ACTIONS, arrival);
        topology.addProcessor(
                STEP_PACKS,
                () -> new PackStepper(stepping, downlinks, secret.get(), figures, traces),
                READ_FRAMES,
                READ_SETTINGS,
                READ_ACTIONS);
        topology.addStateStore(inMemory(PACK_STATES), STEP_PACKS)
                .addStateStore(inMemory(INSTALLATIONS), STEP_PACKS)
                .addStateStore(inMemory(INSTALLATION_STATES), STEP_PACKS)
                .addStateStore(inMemory(ACTIONS), STEP_PACKS)
                .addStateStore(inMemory(DOWNLINK_SENT), STEP_PACKS)
                .addStateStore(inMemory(OFFLINE_GATEWAYS), STEP_PACKS)
                .addStateStore(inMemory(QUARANTINES), STEP_PACKS)
                .addStateStore(store(Stores.persistentKeyValueStore(PARKED)), STEP_PACKS);
        return topology.addSink(
                        WRITE_STATUS, Topics.STATUS, new StringSerializer(), new MessageSerializer(), STEP_PACKS)
                .addSink(WRITE_EVENTS, Topics.EVENTS, new StringSerializer(), new MessageSerializer(), STEP_PACKS)
                .addSink(WRITE_REJECTED, Topics.REJECTED, new StringSerializer(), new MessageSerializer(), STEP_PACKS)
                .addSink(
                        WRITE_PROGRESS,
                        Topics.PROGRESS,
                        new StringSerializer(),
                        new MessageSerializer(),
                        samePartition(),
                        STEP_PACKS)
                .addSink(
                        WRITE_DOWNLINK,
                        new TopicOfGateway(),
                        new DownlinkKey.NameSerializer(),
                        new MessageSerializer(),
                        STEP_PACKS);
    }

    private static void read(Topology topology, String name, String topic, TimestampExtractor times) {
        topology.addSource(
                AutoOffsetReset.earliest(), name, times, new StringDeserializer(), new ByteArrayDeserializer(), topic);
    }

    /** How far a partition has come is said in the partition of the same number. */
    private static StreamPartitioner<String, MessageLite> samePartition() {
        return (topic, partition, message, partitions) ->
                message instanceof Progress progress ? Optional.of(Set.of(progress.getPartition())) : Optional.empty();
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> inMemory(String name) {
        return store(Stores.inMemoryKeyValueStore(name));
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(KeyValueBytesStoreSupplier supplier) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(CHANGELOG);
    }
}
