package io.cellfleet.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.contract.v1.RelayOrder;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.contract.v1.WarningRaised;
import io.cellfleet.local.lab.LabBroker;
import io.cellfleet.local.run.BrokerLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A comparison that finds nothing must be one that would have found something. */
class ComparisonTest {

    private static final String SITE = "site-1";
    private static final String GATEWAY = "gateway-1";

    private LabBroker one = start("one");
    private LabBroker other = start("other");

    @BeforeAll
    static void keepTheTerminalQuiet() {
        BrokerLog.writeTo(Path.of("target", "chaos-kafka.log"));
    }

    @BeforeEach
    void sameOnBoth() {
        for (LabBroker broker : List.of(one, other)) {
            broker.create(List.of(new NewTopic("bms-engine-pack-states-changelog", 1, (short) 1)));
            put(broker, Topics.STATUS, SITE, status(1));
            put(broker, Topics.STATUS, SITE, status(2));
            put(broker, Topics.EVENTS, SITE, warning(1, WarningCode.WARNING_CODE_VOLTAGE_HIGH));
            put(broker, Topics.REJECTED, SITE, rejected(7));
            put(broker, Topics.downlink(GATEWAY).name(), "order/pack-1", order(1));
        }
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        other.close();
    }

    @Test
    void sameRecordsAreTheSameAndTheLinkDoesNotCount() {
        put(one, Topics.EVENTS, SITE, warning(2, WarningCode.WARNING_CODE_GATEWAY_OFFLINE));

        Findings findings = compare();

        assertThat(findings.differences()).isEmpty();
        assertThat(findings.same()).containsEntry("statuses", 2L).containsEntry("rejected records", 1L);
    }

    @Test
    void aStatusThatCameTwiceIsFound() {
        put(one, Topics.STATUS, SITE, status(2));

        assertThat(compare().differences()).singleElement().asString().contains("cellfleet.status.v1");
    }

    @Test
    void anEventThatIsMissingIsFound() {
        put(other, Topics.EVENTS, SITE, warning(2, WarningCode.WARNING_CODE_VOLTAGE_LOW));

        assertThat(compare().differences())
                .singleElement()
                .asString()
                .contains("cellfleet.events.v1", "is not there but undisturbed", "VOLTAGE_LOW");
    }

    @Test
    void aRejectedRecordThatWasKeptTwiceIsFoundWithAndWithoutKey() {
        put(one, Topics.REJECTED, SITE, rejected(7));
        put(one, Topics.REJECTED, null, rejected(8));

        assertThat(compare().differences()).hasSize(2).allMatch(text -> text.contains("rejected"));
    }

    @Test
    void onlyTheNewestOrderCounts() {
        put(one, Topics.downlink(GATEWAY).name(), "order/pack-1", order(3));
        put(one, Topics.downlink(GATEWAY).name(), "order/pack-1", order(1));
        assertThat(compare().differences()).isEmpty();

        put(one, Topics.downlink(GATEWAY).name(), "order/pack-1", order(2));
        assertThat(compare().differences()).singleElement().asString().contains("order/pack-1");
    }

    private Findings compare() {
        return Comparison.of(new Outputs(one), new Outputs(other));
    }

    private static LabBroker start(String name) {
        try {
            return LabBroker.start(name, Load.TOPICS, Set.of(GATEWAY));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(LabBroker broker, String topic, @Nullable String key, MessageLite value) {
        try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
            byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(topic, bytes, value.toByteArray()));
        }
    }

    private static PackStatus status(long sequence) {
        return PackStatus.newBuilder()
                .setInstallationId(SITE)
                .setOrder(OrderNumber.newBuilder().setSequence(sequence))
                .build();
    }

    private static PackEvent warning(long sequence, WarningCode code) {
        return PackEvent.newBuilder()
                .setInstallationId(SITE)
                .setOrder(OrderNumber.newBuilder().setSequence(sequence))
                .setWarningRaised(WarningRaised.newBuilder().setCode(code))
                .build();
    }

    private static RejectedRecord rejected(long offset) {
        return RejectedRecord.newBuilder()
                .setReason("NOT_OURS")
                .setSourceTopic(Topics.FRAMES)
                .setSourceOffset(offset)
                .build();
    }

    private static Downlink order(long sequence) {
        return Downlink.newBuilder()
                .setOrder(RelayOrder.newBuilder()
                        .setPackId("pack-1")
                        .setOrder(OrderNumber.newBuilder().setSequence(sequence)))
                .build();
    }
}
