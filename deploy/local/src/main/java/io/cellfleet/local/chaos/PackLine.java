package io.cellfleet.local.chaos;

import com.google.protobuf.ByteString;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.battery.simulator.PackSimulator;
import io.cellfleet.battery.simulator.SimulatedInstallation;
import io.cellfleet.battery.simulator.SimulatedPack;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.LineReport;
import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.RawFrame;
import io.cellfleet.contract.v1.RejectedStretch;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.RelayReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What a gateway sends of one simulated pack, with everything that goes wrong on a site: records sent twice, numbers
 * left out, stretches that come late, a clock that jumps, a gateway that starts anew, bytes that are no frame.
 */
final class PackLine {

    /** A frame of ten: a day of weather in fewer records, and within what counting holds a current for (rule S5). */
    private static final Duration STEP = Duration.ofSeconds(10);

    private static final int FRAME_BYTES = 58;
    private static final int WINDOW = 30;
    private static final String PROTOCOL = new SmartBms123().name();
    private static final List<String> BECAUSE = List.of("localStep", "engineOrder", "unlinked", "starting");

    private final SimulatedInstallation site;
    private final SimulatedPack pack;
    private final String gatewayId;
    private final Random random;
    private final PackSimulator simulator;
    private final ArrayDeque<GatewayRecord> lastSent = new ArrayDeque<>();
    private final ArrayDeque<Captured> spool = new ArrayDeque<>();

    private Instant now;
    private Instant bootedAt;
    private long clockErrorMs;
    private ClockQuality clock = ClockQuality.CLOCK_QUALITY_SYNCHRONISED;
    private int boot = 1;
    private long sequence;
    private int steps;
    private int outageSteps;

    /**
     * A record that was not sent yet.
     *
     * @param at true time, whatever the gateway's clock says
     */
    private record Captured(GatewayRecord message, Instant at) {}

    PackLine(SimulatedInstallation site, SimulatedPack pack, String gatewayId, Instant start, long seed) {
        this.site = site;
        this.pack = pack;
        this.gatewayId = gatewayId;
        random = new Random(seed);
        simulator = PackSimulator.start(pack, site.zone(), start);
        now = start;
        bootedAt = start;
    }

    String packId() {
        return pack.id();
    }

    int cellCount() {
        return pack.settings().cellCount();
    }

    /** True time on site; ms since 1970. */
    long nowMs() {
        return now.toEpochMilli();
    }

    /** Lives on for one step and hands over what comes out of the gateway in it. */
    void step(Consumer<LoadRecord> sink) {
        mischief();
        now = now.plus(STEP);
        byte[] heard = simulator.bytesUntil(now);
        steps++;
        if (heard.length >= FRAME_BYTES) {
            byte[] last = Arrays.copyOfRange(heard, heard.length - FRAME_BYTES, heard.length);
            send(frame(last), sink);
        }
        if (steps % 3 == 0) {
            send(lineReport(), sink);
        }
        if (random.nextInt(100) == 0) {
            send(stretch(), sink);
        }
        if (random.nextInt(40) == 0) {
            send(relayReport(), sink);
        }
        if (outageSteps > 0 && --outageSteps == 0) {
            flush(sink);
        }
    }

    /** At the end of the load: what still waits goes out. */
    void flush(Consumer<LoadRecord> sink) {
        outageSteps = 0;
        while (!spool.isEmpty()) {
            deliver(spool.remove(), sink);
        }
    }

    private void mischief() {
        switch (random.nextInt(600)) {
            case 0 -> outageSteps = Math.max(outageSteps, 20 + random.nextInt(200));
            case 1 -> outageSteps = Math.max(outageSteps, 400 + random.nextInt(1_200));
            case 2 -> pause(Duration.ofSeconds(30 + random.nextInt(600)));
            case 3 -> pause(Duration.ofMinutes(50 + random.nextInt(120)));
            case 4, 5 -> sequence += 1 + random.nextInt(40);
            case 6 -> clockErrorMs = random.nextInt(7_200_000) - 3_600_000;
            case 7 -> clockErrorMs = 0;
            case 8 -> clock = ClockQuality.CLOCK_QUALITY_UNSET;
            case 9, 10 -> clock = ClockQuality.CLOCK_QUALITY_SYNCHRONISED;
            case 11 -> reboot();
            default -> {
                // An ordinary moment.
            }
        }
    }

    /** The whole site is without power. */
    private void pause(Duration time) {
        now = now.plus(time);
        simulator.bytesUntil(now);
    }

    private void reboot() {
        boot++;
        sequence = 0;
        bootedAt = now;
    }

    private void send(GatewayRecord.Builder body, Consumer<LoadRecord> sink) {
        sequence++;
        GatewayRecord complete = body.setGatewayId(gatewayId)
                .setInstallationId(site.id())
                .setPackId(pack.id())
                .setOrder(OrderNumber.newBuilder().setEnrolment(1).setBoot(boot).setSequence(sequence))
                .setCapturedAtMs(now.toEpochMilli() + clockErrorMs)
                .setMonotonicMs(Duration.between(bootedAt, now).toMillis())
                .setClockQuality(clock)
                .setSimulated(true)
                .build();
        spool.add(new Captured(complete, now));
        if (outageSteps == 0) {
            flush(sink);
        }
    }

    private void deliver(Captured captured, Consumer<LoadRecord> sink) {
        GatewayRecord sent = captured.message().toBuilder()
                .setWaitedMs(Duration.between(captured.at(), now).toMillis())
                .build();
        put(sent, sink);
        lastSent.add(sent);
        if (lastSent.size() > WINDOW) {
            lastSent.remove();
        }
        if (random.nextInt(50) == 0) {
            put(sent, sink);
        }
        if (random.nextInt(400) == 0) {
            // An acknowledgement was lost: the whole window comes again.
            lastSent.forEach(again -> put(again, sink));
        }
    }

    private void put(GatewayRecord sent, Consumer<LoadRecord> sink) {
        sink.accept(LoadRecord.of(Topics.FRAMES, site.id(), sent.toByteArray(), now.toEpochMilli()));
    }

    private static GatewayRecord.Builder frame(byte[] raw) {
        return GatewayRecord.newBuilder()
                .setFrame(RawFrame.newBuilder().setProtocol(PROTOCOL).setRaw(ByteString.copyFrom(raw)));
    }

    private GatewayRecord.Builder lineReport() {
        return GatewayRecord.newBuilder()
                .setLineReport(LineReport.newBuilder()
                        .setPortOpen(true)
                        .setLastValidFrameAtMs(now.toEpochMilli())
                        .setValidFrames(steps));
    }

    private GatewayRecord.Builder stretch() {
        byte[] noise = new byte[random.nextInt(80)];
        random.nextBytes(noise);
        return GatewayRecord.newBuilder()
                .setRejectedStretch(RejectedStretch.newBuilder()
                        .setProtocol(PROTOCOL)
                        .setReason("WRONG_LENGTH")
                        .setRaw(ByteString.copyFrom(noise)));
    }

    private GatewayRecord.Builder relayReport() {
        RelayReport.Builder report = RelayReport.newBuilder()
                .setRelay(random.nextBoolean() ? RelayName.RELAY_NAME_CHARGE : RelayName.RELAY_NAME_LOAD)
                .setWantedOn(random.nextBoolean())
                .setBecause(BECAUSE.get(random.nextInt(BECAUSE.size())))
                .setActuator("simulator");
        if (random.nextBoolean()) {
            report.setIsOn(random.nextBoolean());
        }
        return GatewayRecord.newBuilder().setRelayReport(report);
    }
}
