package io.cellfleet.gateway.line;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.Framer;
import io.cellfleet.battery.protocol.Master;
import io.cellfleet.battery.protocol.Stretch;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.LineReport;
import io.cellfleet.contract.v1.RawFrame;
import io.cellfleet.contract.v1.RejectedStretch;
import io.cellfleet.contract.v1.RelayReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line with one pack behind it: cuts its bytes into frames, gives each record its time and order number and hands
 * it on. Told what was read and when; it never looks at a clock.
 *
 * <p>Capture times never go back within the pack's sequence: a frame has the time of its last byte, and a line report
 * that becomes due while bytes wait for the framer's decision speaks for the moment before them.
 *
 * <p>Not thread-safe: one line, one reader. {@link #state} may be read by anybody.
 */
public final class Line {

    /** How often a line report is made, whether frames come or not. */
    public static final Duration REPORT_EVERY = Duration.ofSeconds(5);

    private static final byte[] NOTHING = {};

    private final GatewayRecord known;
    private final DeviceProtocol protocol;
    private final Framer framer;
    private final Optional<Master> master;
    private final OrderNumbers orders;
    private final RecordSink sink;
    private final StretchTap tap;
    private final RelayReports relays;
    private final LineState state;
    private final ReadTimes reads = new ReadTimes();
    private final Thinning rejectedThinning = new Thinning();

    /** Everything up to here has been decided. */
    private @Nullable Moment settled;

    private long nextReportMs = Long.MIN_VALUE;

    public Line(LineIdentity identity, DeviceProtocol protocol, OrderNumbers orders, RecordSink sink) {
        this(identity, protocol, orders, sink, StretchTap.NONE, new RelayReports(), Optional.empty());
    }

    /** A line that nobody writes to: a simulated pack's, or one that was recorded. */
    public static Line recorded(
            LineIdentity identity, DeviceProtocol protocol, OrderNumbers orders, RecordSink sink, RelayReports relays) {
        return new Line(identity, protocol, orders, sink, StretchTap.NONE, relays, Optional.empty());
    }

    /**
     * @param tap    is shown every stretch
     * @param relays reports that go into the pack's sequence among the others
     * @param master asks a device that speaks only when it is asked; empty for a line that is only listened to
     */
    public Line(
            LineIdentity identity,
            DeviceProtocol protocol,
            OrderNumbers orders,
            RecordSink sink,
            StretchTap tap,
            RelayReports relays,
            Optional<Master> master) {
        this.known = GatewayRecord.newBuilder()
                .setGatewayId(identity.gatewayId())
                .setInstallationId(identity.installationId())
                .setPackId(identity.packId())
                .setSimulated(identity.simulated())
                .build();
        this.protocol = protocol;
        this.master = master;
        this.framer = master.isPresent() ? master.get() : protocol.newFramer();
        this.orders = orders;
        this.sink = sink;
        this.tap = tap;
        this.relays = relays;
        this.state = new LineState(identity, protocol);
    }

    public LineState state() {
        return state;
    }

    /** What asks the device, for the line's reader; empty where the line is only listened to. */
    public Optional<Master> master() {
        return master;
    }

    /** The port is open from now on. */
    public void opened(Moment now) throws InterruptedException {
        state.opened();
        silent(now);
    }

    /** These bytes were read. */
    public void heard(byte[] bytes, Moment now) throws InterruptedException {
        reads.read(bytes.length, now);
        hand(framer.accept(bytes, now.monotonicMs()));
        reportIfDue(now);
    }

    /** Nothing was read until now. */
    public void silent(Moment now) throws InterruptedException {
        hand(framer.accept(NOTHING, now.monotonicMs()));
        reportIfDue(now);
    }

    /**
     * The port is closed from now on.
     *
     * @param trouble why, for the installer
     */
    public void closed(String trouble, Moment now) throws InterruptedException {
        state.closed(trouble);
        finish();
        reportIfDue(now);
    }

    /**
     * The source has come to its end: what still waits is decided, and a last report says so, for the time up to
     * which the line was read.
     */
    public void ended(String why) throws InterruptedException {
        state.ended();
        state.closed(why);
        finish();
        if (settled != null) {
            nextReportMs = Long.MIN_VALUE;
            reportIfDue(settled);
        }
    }

    /** What still waits is decided now, for nothing more will be read. */
    public void finish() throws InterruptedException {
        hand(framer.finish());
        if (settled != null) {
            handRelayReports(settled);
        }
        reads.reset();
    }

    private void hand(List<Stretch> stretches) throws InterruptedException {
        for (Stretch stretch : stretches) {
            Moment at = reads.claim(stretch.end());
            settled = at;
            tap.stretch(stretch.bytes(), at);
            switch (stretch) {
                case Stretch.Frame frame -> frame(frame.bytes(), at);
                case Stretch.Rejected rejected -> rejected(rejected, at);
                case Stretch.Request ignored -> {
                    // Our own, echoed by an adapter.
                }
                case Stretch.Answer ignored -> {
                    // Whoever gave the order asks the master what became of it.
                }
            }
        }
    }

    private void frame(byte[] bytes, Moment at) throws InterruptedException {
        // Stretches are never changed, so they need no copy.
        ByteString raw = UnsafeByteOperations.unsafeWrap(bytes);
        GatewayRecord frame = at(at).setFrame(
                        RawFrame.newBuilder().setProtocol(protocol.name()).setRaw(raw))
                .build();
        state.frame(raw, at, frame.getOrder());
        sink.accept(frame);
    }

    private void rejected(Stretch.Rejected rejected, Moment at) throws InterruptedException {
        state.rejected(rejected.reason());
        if (rejectedThinning.mayPass(at.monotonicMs())) {
            sink.accept(at(at).setRejectedStretch(RejectedStretch.newBuilder()
                            .setProtocol(protocol.name())
                            .setReason(rejected.reason().name())
                            .setRaw(UnsafeByteOperations.unsafeWrap(rejected.bytes())))
                    .build());
        }
    }

    private void reportIfDue(Moment now) throws InterruptedException {
        Moment at = reads.isWaiting() ? settled : now;
        settled = at;
        if (at == null) {
            return;
        }
        handRelayReports(at);
        if (at.monotonicMs() < nextReportMs) {
            return;
        }
        boolean late = nextReportMs + REPORT_EVERY.toMillis() <= at.monotonicMs();
        nextReportMs = (late ? at.monotonicMs() : nextReportMs) + REPORT_EVERY.toMillis();
        sink.accept(at(at).setLineReport(report(at)).build());
    }

    private void handRelayReports(Moment at) throws InterruptedException {
        for (Optional<RelayReport> next = relays.next(); next.isPresent(); next = relays.next()) {
            sink.accept(at(at).setRelayReport(next.get()).build());
        }
    }

    private LineReport report(Moment now) {
        LineReport.Builder report = LineReport.newBuilder()
                .setPortOpen(state.isPortOpen())
                .setValidFrames(state.validFrames())
                .setTrouble(state.trouble());
        state.lastFrame().ifPresent(last -> report.setLastValidFrameAtMs(now.utcMsOf(last.at())));
        state.rejectedByReason().forEach((reason, count) -> report.putRejectedByReason(reason.name(), count));
        return report.build();
    }

    private GatewayRecord.Builder at(Moment at) {
        return known.toBuilder()
                .setOrder(orders.next())
                .setCapturedAtMs(at.capturedAtMs())
                .setMonotonicMs(at.monotonicMs())
                .setClockQuality(at.clockQuality());
    }
}
