package io.cellfleet.history.intake;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.InstallationSettings;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.history.Ids;
import io.cellfleet.history.minutes.OpenMinutes;
import io.cellfleet.history.store.NotOursException;
import io.cellfleet.history.store.NotOursException.Reason;
import io.cellfleet.history.store.SourcedEvent;
import io.cellfleet.history.store.StatusCheck;
import java.util.HexFormat;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads statuses into the open minutes, events and settings into a portion, or says there why not. */
final class RecordReader {

    /** More of a rejected record is cut, so that its hex still fits into a Kafka record. */
    static final int MOST_REJECTED_BYTES = 100_000;

    private static final byte[] NOTHING = {};

    private RecordReader() {}

    /**
     * Takes the record; one that is not ours is rejected.
     *
     * @param places tells where a record is in all topics that have had its topic's name
     */
    static void read(
            ConsumerRecord<byte[], byte @Nullable []> source,
            ToLongFunction<ConsumerRecord<?, ?>> places,
            Portion portion,
            OpenMinutes open) {
        RejectedRecord.Builder known = RejectedRecord.newBuilder().setAtMs(source.timestamp());
        try {
            byte[] value = source.value();
            if (value == null) {
                throw new NotOursException(Reason.NULL_VALUE, "the record has no value");
            }
            switch (source.topic()) {
                case Topics.STATUS -> {
                    StatusCheck.Kept kept = status(value, known);
                    PackStatus status = kept.status();
                    portion.outOfRange(kept.outOfRange());
                    byte[] record = kept.outOfRange().isEmpty() ? value : status.toByteArray();
                    open.of(source.partition()).add(source.offset(), status, record);
                }
                case Topics.EVENTS -> addEvent(source, places.applyAsLong(source), value, portion, known);
                case Topics.SETTINGS -> addSettings(value, portion, known);
                default -> throw new IllegalStateException("topic " + source.topic() + " was not asked for");
            }
        } catch (InvalidProtocolBufferException e) {
            portion.reject(rejected(source, known, Reason.NOT_PROTOBUF, String.valueOf(e.getMessage())));
        } catch (NotOursException e) {
            portion.reject(rejected(source, known, e.reason(), String.valueOf(e.getMessage())));
        }
    }

    private static StatusCheck.Kept status(byte[] value, RejectedRecord.Builder known)
            throws InvalidProtocolBufferException, NotOursException {
        PackStatus status = PackStatus.parseFrom(value);
        known.setInstallationId(status.getInstallationId())
                .setPackId(status.getPackId())
                .setGatewayId(status.getGatewayId());
        return StatusCheck.check(status);
    }

    private static void addEvent(
            ConsumerRecord<byte[], byte @Nullable []> source,
            long place,
            byte[] value,
            Portion portion,
            RejectedRecord.Builder known)
            throws InvalidProtocolBufferException, NotOursException {
        PackEvent event = PackEvent.parseFrom(value);
        known.setInstallationId(event.getInstallationId()).setPackId(event.getPackId());
        portion.batch().add(new SourcedEvent(event, source.partition(), place));
    }

    private static void addSettings(byte[] value, Portion portion, RejectedRecord.Builder known)
            throws InvalidProtocolBufferException, NotOursException {
        InstallationSettings settings = InstallationSettings.parseFrom(value);
        known.setInstallationId(settings.getInstallationId());
        portion.batch().add(settings);
    }

    private static Rejected rejected(
            ConsumerRecord<byte[], byte @Nullable []> source,
            RejectedRecord.Builder known,
            Reason reason,
            String detail) {
        byte[] bytes = source.value() == null ? NOTHING : source.value();
        int shown = Math.min(bytes.length, MOST_REJECTED_BYTES);
        String cut = shown == bytes.length ? "" : "; the first " + shown + " of " + bytes.length + " bytes are kept";
        RejectedRecord record = known.setReason(reason.name())
                .setDetail(detail + cut)
                .setSourceTopic(source.topic())
                .setSourcePartition(source.partition())
                .setSourceOffset(source.offset())
                .setHex(HexFormat.of().formatHex(bytes, 0, shown))
                .build();
        return new Rejected(key(source, record.getInstallationId()), record);
    }

    private static @Nullable ByteString key(ConsumerRecord<byte[], byte @Nullable []> source, String installationId) {
        if (Ids.isId(installationId)) {
            return ByteString.copyFromUtf8(installationId);
        }
        return source.key() == null ? null : ByteString.copyFrom(source.key());
    }
}
