package io.cellfleet.local.lab;

import io.cellfleet.contract.Topics;
import io.cellfleet.embedded.EmbeddedKafka;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker in this process with the topics of the contract, on a folder that is deleted with it. */
public final class LabBroker implements AutoCloseable {

    /** As many as the launcher makes. */
    public static final int PARTITIONS = 4;

    private final WorkFolder folder;
    private final EmbeddedKafka kafka;
    private final Admin admin;

    private LabBroker(WorkFolder folder, EmbeddedKafka kafka, Admin admin) {
        this.folder = folder;
        this.kafka = kafka;
        this.admin = admin;
    }

    /**
     * Starts a broker.
     *
     * @param timesOfSender topics whose records keep the time their sender gave them, unlike in the contract: so that
     *                      two brokers can hold the same records
     * @param gateways      whose downlink topics are there from the beginning
     */
    public static LabBroker start(String name, Collection<String> timesOfSender, Collection<String> gateways)
            throws IOException {
        WorkFolder folder = WorkFolder.create(name);
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.path(), 0);
        LabBroker broker =
                new LabBroker(folder, kafka, Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers())));
        List<NewTopic> topics = new ArrayList<>();
        for (Topics.Definition topic : Topics.all()) {
            Map<String, String> config = new HashMap<>(topic.config());
            if (timesOfSender.contains(topic.name())) {
                config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
                config.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
            }
            topics.add(new NewTopic(topic.name(), PARTITIONS, (short) 1).configs(config));
        }
        for (String gateway : gateways) {
            Topics.Definition topic = Topics.downlink(gateway);
            topics.add(new NewTopic(topic.name(), 1, (short) 1).configs(topic.config()));
        }
        broker.create(topics);
        return broker;
    }

    /** Makes further topics. */
    public void create(Collection<NewTopic> topics) {
        Answers.of(admin.createTopics(topics).all());
    }

    /** The names of all topics. */
    public Set<String> topics() {
        return Answers.of(admin.listTopics().names());
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public Admin admin() {
        return admin;
    }

    /** A producer that neither loses nor repeats nor reorders what it is given. */
    public KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers(),
                        "linger.ms",
                        "5",
                        "batch.size",
                        "65536",
                        "buffer.memory",
                        "67108864",
                        "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void close() throws IOException {
        admin.close();
        kafka.close();
        folder.close();
    }
}
