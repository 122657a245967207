package io.cellfleet.engine.stream;

import io.cellfleet.contract.signature.RecordSignature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The records of installations in quarantine, each installation's in the order in which they came; on disk. */
final class Parked {

    private static final String FIRST = "0000000000000000000";
    private static final String LAST = "9999999999999999999";

    /**
     * How a record is kept. Before there were signatures it began at once with the topic, whose length is two bytes of
     * which the first is 0.
     */
    private static final int WITH_SIGNATURE = 1;

    private final KeyValueStore<String, byte[]> store;

    /** Places that are taken, by installation. */
    private final Map<String, Queue> queues = new HashMap<>();

    /**
     * @param first place of the oldest
     * @param next  place of the one to come
     */
    private record Queue(long first, long next) {}

    Parked(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void add(String installationId, Arrival arrival) {
        Queue queue = queue(installationId);
        store.put(place(installationId, queue.next()), write(arrival));
        queues.put(installationId, new Queue(queue.first(), queue.next() + 1));
    }

    /** The oldest. */
    Optional<Arrival> first(String installationId) {
        Queue queue = queue(installationId);
        return Optional.ofNullable(store.get(place(installationId, queue.first())))
                .map(bytes -> read(installationId, bytes));
    }

    void removeFirst(String installationId) {
        Queue queue = queue(installationId);
        store.delete(place(installationId, queue.first()));
        queues.put(installationId, new Queue(queue.first() + 1, queue.next()));
    }

    long count(String installationId) {
        Queue queue = queue(installationId);
        return queue.next() - queue.first();
    }

    /** Nothing of it is parked any more. */
    void forget(String installationId) {
        queues.remove(installationId);
    }

    private Queue queue(String installationId) {
        return queues.computeIfAbsent(installationId, this::look);
    }

    private Queue look(String installationId) {
        String from = installationId + "/" + FIRST;
        String to = installationId + "/" + LAST;
        Optional<Long> first = place(store.range(from, to));
        Optional<Long> last = place(store.reverseRange(from, to));
        return new Queue(first.orElse(0L), last.map(place -> place + 1).orElse(0L));
    }

    private static Optional<Long> place(KeyValueIterator<String, byte[]> entries) {
        try (entries) {
            return entries.hasNext() ? Optional.of(placeIn(entries.next())) : Optional.empty();
        }
    }

    private static long placeIn(KeyValue<String, byte[]> entry) {
        return Long.parseLong(entry.key.substring(entry.key.length() - FIRST.length()));
    }

    private static String place(String installationId, long place) {
        return installationId + "/" + String.format(Locale.ROOT, "%019d", place);
    }

    private static byte[] write(Arrival arrival) {
        byte @Nullable [] value = arrival.value();
        if (value == null) {
            throw new IllegalArgumentException("a record without value was not sorted out");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length + 64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(WITH_SIGNATURE);
            out.writeUTF(arrival.topic());
            out.writeInt(arrival.partition());
            out.writeLong(arrival.offset());
            out.writeLong(arrival.arrivedAtMs());
            byte[] signature = arrival.signature().map(RecordSignature::toBytes).orElse(new byte[0]);
            out.writeByte(signature.length);
            out.write(signature);
            out.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Arrival read(String installationId, byte[] bytes) {
        boolean withSignature = bytes[0] == WITH_SIGNATURE;
        int from = withSignature ? 1 : 0;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from))) {
            String topic = in.readUTF();
            int partition = in.readInt();
            long offset = in.readLong();
            long arrivedAtMs = in.readLong();
            Optional<RecordSignature> signature =
                    withSignature ? RecordSignature.parse(in.readNBytes(in.readUnsignedByte())) : Optional.empty();
            return new Arrival(topic, partition, offset, installationId, in.readAllBytes(), arrivedAtMs, signature);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
