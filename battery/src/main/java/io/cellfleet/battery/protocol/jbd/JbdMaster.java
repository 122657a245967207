package io.cellfleet.battery.protocol.jbd;

import io.cellfleet.battery.protocol.Master;
import io.cellfleet.battery.protocol.OrderProgress;
import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.battery.protocol.RelayOrder;
import io.cellfleet.battery.protocol.Stretch;
import io.cellfleet.battery.protocol.jbd.Piece.Noise;
import io.cellfleet.battery.protocol.jbd.Piece.Whole;
import java.util.List;
import java.util.OptionalInt;

/**
 * Asks for the basic information each second, for the cells as soon as it has that, and writes orders in between.
 *
 * <p>A reply does not say which request it answers. So a request that was not answered in time is followed by a pause
 * for its late reply to pass by, everything heard before a request is no answer to it, and a frame's two halves are
 * given up where the line says the first half twice.
 */
final class JbdMaster implements Master {

    /** From one frame to the next. */
    static final long PERIOD_MS = 1_000;

    /** How long an answer may take; the longest needs 80 ms on the line. */
    static final long TIMEOUT_MS = 500;

    /** How long nothing is asked after an answer that did not come. */
    static final long PAUSE_MS = 500;

    private static final byte[] NOTHING = {};

    private final PacketScanner scanner = new PacketScanner();
    private final ReplyPairing pairing = new ReplyPairing();
    private final OrderDesk orders = new OrderDesk();

    /** The register whose answer is awaited. */
    private OptionalInt open = OptionalInt.empty();

    private long writtenAtMs;
    private boolean begun;
    private long nextFrameMs;
    private long pausedUntilMs;
    private long nowMs;

    @Override
    public List<Stretch> accept(byte[] bytes, long monotonicMs) {
        nowMs = monotonicMs;
        // What was read counts before the time does: a busy host reads late what came in time.
        scanner.accept(bytes, this::take);
        if (open.isPresent() && nowMs - writtenAtMs >= TIMEOUT_MS) {
            scanner.giveUp(this::take);
            if (open.isPresent()) {
                isUnanswered(open.getAsInt());
            }
        }
        return pairing.drain();
    }

    @Override
    public List<Stretch> finish() {
        scanner.giveUp(this::take);
        if (open.isPresent()) {
            isUnanswered(open.getAsInt());
        }
        pairing.drop();
        scanner.reset();
        begun = false;
        return pairing.drain();
    }

    @Override
    public byte[] toWrite(long monotonicMs) {
        nowMs = monotonicMs;
        if (!begun) {
            begun = true;
            nextFrameMs = nowMs;
            pausedUntilMs = nowMs;
        }
        if (open.isPresent() || nowMs < pausedUntilMs) {
            return NOTHING;
        }
        if (pairing.hasFirst()) {
            return ask(Packet.CELL_VOLTAGES, Packet.read(Packet.CELL_VOLTAGES));
        }
        if (orders.isDue()) {
            return ask(Packet.SWITCHES, orders.write());
        }
        if (nowMs < nextFrameMs) {
            return NOTHING;
        }
        nextFrameMs = Math.max(nextFrameMs, nowMs - PERIOD_MS / 2) + PERIOD_MS;
        return ask(Packet.BASIC_INFO, Packet.read(Packet.BASIC_INFO));
    }

    @Override
    public void order(RelayOrder order) {
        orders.take(order);
    }

    @Override
    public OrderProgress progress() {
        return orders.progress();
    }

    private byte[] ask(int register, byte[] request) {
        scanner.giveUp(this::take);
        open = OptionalInt.of(register);
        writtenAtMs = nowMs;
        return request;
    }

    private void take(Piece piece) {
        switch (piece) {
            case Noise noise -> pairing.pass(new Stretch.Rejected(noise.offset(), noise.bytes(), noise.reason()));
            case Whole packet
            when packet.isRequest() -> pairing.pass(new Stretch.Request(packet.offset(), packet.bytes()));
            case Whole reply when open.isPresent() && open.getAsInt() == reply.register() -> answer(reply);
            case Whole reply -> stray(reply);
        }
    }

    private void answer(Whole reply) {
        open = OptionalInt.empty();
        switch (reply.register()) {
            case Packet.BASIC_INFO -> pairing.first(reply);
            case Packet.CELL_VOLTAGES -> pairing.second(reply);
            default -> {
                orders.answered(reply.isOk());
                pairing.pass(new Stretch.Answer(reply.offset(), reply.bytes(), reply.isOk()));
            }
        }
    }

    /** One of these two first halves is late, and nobody can say which. */
    private void stray(Whole reply) {
        if (reply.register() == Packet.BASIC_INFO && pairing.hasFirst()) {
            pairing.drop();
            open = OptionalInt.empty();
            pausedUntilMs = nowMs + PAUSE_MS;
        }
        pairing.reject(reply, RejectReason.OUT_OF_TURN);
    }

    private void isUnanswered(int register) {
        open = OptionalInt.empty();
        pausedUntilMs = nowMs + PAUSE_MS;
        pairing.drop();
        if (register == Packet.SWITCHES) {
            orders.unanswered();
        }
    }
}
