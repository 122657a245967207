package io.cellfleet.api.world;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.signature.RecordSignature;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.PackStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a test writes to and reads from the topics. */
public final class Broker {

    private final Map<String, Object> config;

    public Broker(String bootstrapServers) {
        config = Map.of("bootstrap.servers", bootstrapServers);
    }

    public void send(PackStatus.Builder... statuses) {
        try (var producer = producer()) {
            for (PackStatus.Builder status : statuses) {
                byte[] value = status.build().toByteArray();
                producer.send(new ProducerRecord<>(Topics.STATUS, status.getInstallationId(), value))
                        .get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public void send(String topic, String key, MessageLite message) {
        sendBytes(topic, key, message.toByteArray());
    }

    /** With a signature. */
    public void send(String topic, String key, byte[] bytes, byte[] signature) {
        try (var producer = producer()) {
            ProducerRecord<String, byte[]> signed = new ProducerRecord<>(topic, key, bytes);
            signed.headers().add(RecordSignature.HEADER, signature);
            producer.send(signed).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public void sendBytes(String topic, String key, byte[] bytes) {
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(topic, key, bytes)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every settings message of an installation so far, oldest first. */
    public List<InstallationSettings> settings(String installationId) {
        return read(Topics.SETTINGS, InstallationSettings.parser()).stream()
                .filter(settings -> settings.getInstallationId().equals(installationId))
                .toList();
    }

    /** Every message of a topic so far, the oldest of each key first. */
    public <T> List<T> read(String topic, Parser<T> parser) {
        List<T> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    found.add(parser.parseFrom(record.value()));
                }
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }
}
