package io.cellfleet.local.bench;

import io.cellfleet.contract.Topics;
import io.cellfleet.local.lab.TopicReader;
import io.cellfleet.local.run.Project;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * What the engine would be if rules cost nothing: for each frame it writes a state and a status, and now and then an
 * event, taken from those that the engine really wrote. It runs with the engine's own libraries and Kafka settings.
 */
public final class WriteOnlyTopology {

    static final String GROUP = "bench-write-only";
    static final String STATUS = "bench.status";
    static final String EVENTS = "bench.events";

    /** The engine's. */
    static final String STATES = BenchWorld.GROUP + "-pack-states-changelog";

    private static final String STORE = "states";
    private static final String SETTINGS = "kafka-streams.";
    private static final int SAMPLES = 2_000;

    private WriteOnlyTopology() {}

    /**
     * @param arguments the broker, and how many frames there are for one event
     */
    public static void main(String[] arguments) throws IOException {
        String bootstrapServers = arguments[0];
        Samples samples = new Samples(
                sample(bootstrapServers, STATES),
                sample(bootstrapServers, Topics.STATUS),
                sample(bootstrapServers, Topics.EVENTS),
                Long.parseLong(arguments[1]));
        KafkaStreams streams = new KafkaStreams(topology(samples), settings(bootstrapServers));
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    private static Topology topology(Samples samples) {
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "read",
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.FRAMES)
                .addProcessor("write", () -> new Writer(samples), "read")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()),
                        "write")
                .addSink("status", STATUS, new StringSerializer(), new ByteArraySerializer(), "write")
                .addSink("events", EVENTS, new StringSerializer(), new ByteArraySerializer(), "write");
    }

    private static Properties settings(String bootstrapServers) throws IOException {
        Properties engine = new Properties();
        Path file = Project.root().resolve("bms-engine/src/main/resources/application.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            engine.load(reader);
        }
        Properties settings = new Properties();
        engine.stringPropertyNames().stream()
                // Of the store on disk, which this one has not.
                .filter(name -> name.startsWith(SETTINGS) && !name.contains("rocksdb"))
                .forEach(name -> settings.put(name.substring(SETTINGS.length()), engine.getProperty(name)));
        settings.put("application.id", GROUP);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put(
                "state.dir", Files.createTempDirectory("cellfleet-write-only-").toString());
        return settings;
    }

    private static List<byte[]> sample(String bootstrapServers, String topic) {
        List<byte[]> values = new ArrayList<>();
        try (TopicReader reader = new TopicReader(bootstrapServers, new TopicPartition(topic, 0))) {
            Optional<ConsumerRecord<byte[], byte[]>> next = reader.next();
            while (next.isPresent() && values.size() < SAMPLES) {
                values.add(next.get().value());
                next = reader.next();
            }
        }
        return values;
    }

    /**
     * What is written.
     *
     * @param framesPerEvent after so many frames an event is
     */
    private record Samples(List<byte[]> states, List<byte[]> statuses, List<byte[]> events, long framesPerEvent) {}

    /** One for each partition. */
    private static final class Writer implements Processor<String, byte[], String, byte[]> {

        private final Samples samples;
        private ProcessorContext<String, byte[]> context;
        private KeyValueStore<String, byte[]> store;
        private long count;

        Writer(Samples samples) {
            this.samples = samples;
        }

        @Override
        public void init(ProcessorContext<String, byte[]> initialContext) {
            context = initialContext;
            store = initialContext.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, byte[]> frame) {
            count++;
            store.put(frame.key(), at(samples.states()));
            context.forward(frame.withValue(at(samples.statuses())), "status");
            if (count % samples.framesPerEvent() == 0 && !samples.events().isEmpty()) {
                context.forward(frame.withValue(at(samples.events())), "events");
            }
        }

        private byte[] at(List<byte[]> values) {
            return values.get((int) (count % values.size()));
        }
    }
}
