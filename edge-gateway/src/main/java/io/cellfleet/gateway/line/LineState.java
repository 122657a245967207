package io.cellfleet.gateway.line;

import com.google.protobuf.ByteString;
import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.contract.v1.OrderNumber;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How one line is, since the gateway started. Written by the line's reader, read by anybody: line reports, health,
 * metrics, the status page.
 */
public final class LineState {

    /** So many stretches in a row are no single disturbance any more. */
    private static final int MANY_REJECTED = 5;

    /** A line without a valid frame for this long is dead (rule W2). */
    public static final Duration SILENCE = Duration.ofSeconds(20);

    private final LineIdentity identity;
    private final DeviceProtocol protocol;
    private final AtomicLong validFrames = new AtomicLong();
    /** Stretches without a valid frame between them. */
    private final AtomicLong rejectedInARow = new AtomicLong();

    private volatile long rejectedNanos;
    private final Map<RejectReason, AtomicLong> rejected = new EnumMap<>(RejectReason.class);
    private volatile boolean portOpen;
    private volatile String trouble = "not opened yet";
    private volatile boolean ended;
    private volatile @Nullable LastFrame lastFrame;

    LineState(LineIdentity identity, DeviceProtocol protocol) {
        this.identity = identity;
        this.protocol = protocol;
        for (RejectReason reason : RejectReason.values()) {
            rejected.put(reason, new AtomicLong());
        }
    }

    /**
     * The newest valid frame.
     *
     * @param at         its capture time
     * @param heardNanos {@link System#nanoTime} when the gateway had it, however old its capture time may be
     * @param order      its order number
     * @param bytes      the frame
     */
    public record LastFrame(Moment at, long heardNanos, OrderNumber order, ByteString bytes) {}

    void opened() {
        trouble = "";
        portOpen = true;
    }

    void closed(String why) {
        portOpen = false;
        trouble = why;
    }

    void ended() {
        ended = true;
    }

    void frame(ByteString bytes, Moment at, OrderNumber order) {
        validFrames.incrementAndGet();
        rejectedInARow.set(0);
        lastFrame = new LastFrame(at, System.nanoTime(), order, bytes);
    }

    void rejected(RejectReason reason) {
        counter(reason).incrementAndGet();
        rejectedNanos = System.nanoTime();
        rejectedInARow.incrementAndGet();
    }

    public LineIdentity identity() {
        return identity;
    }

    public DeviceProtocol protocol() {
        return protocol;
    }

    public boolean isPortOpen() {
        return portOpen;
    }

    /** Why the port is not open; empty when it is. */
    public String trouble() {
        return trouble;
    }

    /** Whether nothing more will come, as after the end of a file. */
    public boolean hasEnded() {
        return ended;
    }

    public long validFrames() {
        return validFrames.get();
    }

    /** How many stretches were no frame, for this reason. */
    public long rejectedFor(RejectReason reason) {
        return counter(reason).get();
    }

    private AtomicLong counter(RejectReason reason) {
        return Objects.requireNonNull(rejected.get(reason), reason::name);
    }

    /** How many stretches were no frame, by reason; reasons that were never met are absent. */
    public Map<RejectReason, Long> rejectedByReason() {
        Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
        for (RejectReason reason : RejectReason.values()) {
            long count = rejectedFor(reason);
            if (count > 0) {
                counts.put(reason, count);
            }
        }
        return counts;
    }

    public Optional<LastFrame> lastFrame() {
        return Optional.ofNullable(lastFrame);
    }

    /** Whether no valid frame has come for {@link #SILENCE}, or none at all. */
    public boolean isSilent() {
        LastFrame last = lastFrame;
        return last == null || System.nanoTime() - last.heardNanos() >= SILENCE.toNanos();
    }

    /**
     * Whether bytes go on coming and no frame is among them: what a wrong baud rate looks like, or a device that speaks
     * something else.
     */
    public boolean isUnintelligible() {
        return isSilent()
                && rejectedInARow.get() >= MANY_REJECTED
                && System.nanoTime() - rejectedNanos < SILENCE.toNanos();
    }
}
