package io.cellfleet.local.chaos;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.PackStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Every frame and its statuses, as they stand in Kafka, and when Kafka took them. */
final class FrameAccount {

    /** Of a simulated pack. */
    private static final long FRAME_PERIOD_MS = 1_000;

    private final Map<Place, Long> framesTakenMs = new LinkedHashMap<>();
    private final Set<Place> otherRecords = new HashSet<>();
    private final List<GatewayRecord> relayReports = new ArrayList<>();
    private final List<PackStatus> statuses = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private long repeated;

    /** Two statuses of a pack, the one after the other; ms since 1970. */
    private record Gap(int partition, long fromMs, long toMs) {}

    /** A frame until its status; ms since 1970. */
    private record Wait(long fromMs, long toMs) {}

    private FrameAccount() {}

    static FrameAccount of(Outputs outputs) {
        FrameAccount account = new FrameAccount();
        outputs.forEach(Topics.FRAMES, account::takeRecord);
        Map<String, Long> before = new HashMap<>();
        outputs.forEach(Topics.STATUS, found -> account.takeStatus(found, before));
        return account;
    }

    private void takeRecord(ConsumerRecord<byte[], byte[]> found) {
        GatewayRecord message = parse(GatewayRecord.parser(), found);
        Place place = Place.of(message.getPackId(), message.getOrder());
        if (!message.hasFrame()) {
            otherRecords.add(place);
        } else if (framesTakenMs.putIfAbsent(place, found.timestamp()) != null) {
            repeated++;
        }
        if (message.hasRelayReport()) {
            relayReports.add(message);
        }
    }

    /**
     * @param before when each pack's last status of a frame was taken; ms since 1970
     */
    private void takeStatus(ConsumerRecord<byte[], byte[]> found, Map<String, Long> before) {
        PackStatus status = parse(PackStatus.parser(), found);
        statuses.add(status);
        Long frameMs = framesTakenMs.get(Place.of(status.getPackId(), status.getOrder()));
        if (frameMs == null) {
            return;
        }
        long takenMs = found.timestamp();
        waits.add(new Wait(frameMs, takenMs));
        Long last = before.put(status.getPackId(), takenMs);
        if (last != null) {
            // A frame that a noisy line has lost is no pause of the engine.
            gaps.add(new Gap(found.partition(), Math.max(last, frameMs - FRAME_PERIOD_MS), takenMs));
        }
    }

    private static <M> M parse(Parser<M> parser, ConsumerRecord<byte[], byte[]> found) {
        try {
            return parser.parseFrom(found.value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a record of " + found.topic() + " cannot be read", e);
        }
    }

    List<PackStatus> statuses() {
        return List.copyOf(statuses);
    }

    List<GatewayRecord> relayReports() {
        return List.copyOf(relayReports);
    }

    /** Whether each frame has one status, and each status a record that it was concluded from. */
    void judge(Findings findings) {
        Map<Place, Integer> answers = new HashMap<>();
        statuses.forEach(status -> answers.merge(Place.of(status.getPackId(), status.getOrder()), 1, Integer::sum));
        framesTakenMs.keySet().forEach(frame -> {
            int count = answers.getOrDefault(frame, 0);
            if (count == 1) {
                findings.same("frames with one status");
            } else {
                findings.difference(frame + (count == 0 ? " has no status" : " has " + count + " statuses"));
            }
        });
        answers.forEach((place, count) -> {
            if (!framesTakenMs.containsKey(place) && (count > 1 || !otherRecords.contains(place))) {
                findings.difference(place + " is no frame but has " + count + " statuses");
            }
        });
        if (repeated > 0) {
            findings.measured("%d frames came more than once".formatted(repeated));
        }
    }

    /**
     * The longest time between two statuses of a pack, by partition; ms. A pack sends a frame a second, so without any
     * pause it is a second. Where a frame did not come, the second before the next one counts.
     *
     * @param fromMs when the earlier one came at the earliest; ms since 1970
     * @param toMs   when the later one began to be due at the latest; ms since 1970
     */
    SortedMap<Integer, Long> longestGaps(long fromMs, long toMs) {
        SortedMap<Integer, Long> longest = new TreeMap<>();
        gaps.stream()
                .filter(gap -> gap.toMs() >= fromMs && gap.fromMs() <= toMs)
                .forEach(gap -> longest.merge(gap.partition(), gap.toMs() - gap.fromMs(), Math::max));
        return longest;
    }

    /** The longest time from a frame to its status; ms. */
    long longestWaitMs(long fromMs, long toMs) {
        return waits.stream()
                .filter(wait -> wait.toMs() >= fromMs && wait.fromMs() <= toMs)
                .mapToLong(wait -> wait.toMs() - wait.fromMs())
                .max()
                .orElse(0);
    }
}
