package io.cellfleet.engine.stream;

import io.cellfleet.contract.MessageSerializer;
import io.cellfleet.contract.Topics;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * <pre>
 * frames ───▶ step-packs ──▶ status, events, rejected
 * settings ─▶     │
 *        pack-states, installations (stores)
 * </pre>
 *
 * <p>Names are part of the contract: a store's name names its changelog topic, so a renamed store starts empty.
 */
public final class EngineTopology {

    static final String READ_FRAMES = "read-frames";
    static final String READ_SETTINGS = "read-settings";
    static final String STEP_PACKS = "step-packs";
    static final String WRITE_STATUS = "write-status";
    static final String WRITE_EVENTS = "write-events";
    static final String WRITE_REJECTED = "write-rejected";

    /** One entry a pack, by its id: {@code StateBytes}. */
    static final String PACK_STATES = "pack-states";

    /** One entry an installation, by its id: the newest {@code InstallationSettings}. */
    static final String INSTALLATIONS = "installations";

    private EngineTopology() {}

    public static Topology build() {
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        READ_FRAMES,
                        // A record without a timestamp must not stop us: capture times are in the frames.
                        (frame, partitionTime) -> Math.max(1, frame.timestamp()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.FRAMES)
                // Settings that wait are always taken before frames that wait, however old those are.
                .addSource(
                        AutoOffsetReset.earliest(),
                        READ_SETTINGS,
                        (settings, partitionTime) -> 0,
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.SETTINGS)
                .addProcessor(STEP_PACKS, PackStepper::new, READ_FRAMES, READ_SETTINGS)
                .addStateStore(store(PACK_STATES), STEP_PACKS)
                .addStateStore(store(INSTALLATIONS), STEP_PACKS)
                .addSink(WRITE_STATUS, Topics.STATUS, new StringSerializer(), new MessageSerializer(), STEP_PACKS)
                .addSink(WRITE_EVENTS, Topics.EVENTS, new StringSerializer(), new MessageSerializer(), STEP_PACKS)
                .addSink(WRITE_REJECTED, Topics.REJECTED, new StringSerializer(), new MessageSerializer(), STEP_PACKS);
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }
}
