package io.cellfleet.battery.protocol.jbd;

import io.cellfleet.battery.protocol.Framer;
import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.battery.protocol.Stretch;
import io.cellfleet.battery.protocol.jbd.Piece.Noise;
import io.cellfleet.battery.protocol.jbd.Piece.Whole;
import java.util.List;

/**
 * Finds frames on a line where others ask, or in a recording, of the replies alone or of both directions. It does not
 * know what was asked, so only replies that follow each other directly, or with nothing but the second request in
 * between, are one frame.
 */
final class ReplyFramer implements Framer {

    /** After a silence as long as this nothing completes what came before. */
    static final long SILENCE_MS = 500;

    private final PacketScanner scanner = new PacketScanner();
    private final ReplyPairing pairing = new ReplyPairing();
    private boolean begun;
    private long heardAtMs;

    @Override
    public List<Stretch> accept(byte[] bytes, long monotonicMs) {
        if (begun && monotonicMs - heardAtMs >= SILENCE_MS) {
            giveUp();
        }
        if (bytes.length > 0 || !begun) {
            heardAtMs = monotonicMs;
            begun = true;
        }
        scanner.accept(bytes, this::take);
        return pairing.drain();
    }

    @Override
    public List<Stretch> finish() {
        giveUp();
        scanner.reset();
        begun = false;
        return pairing.drain();
    }

    private void giveUp() {
        scanner.giveUp(this::take);
        pairing.drop();
    }

    private void take(Piece piece) {
        switch (piece) {
            case Noise noise -> {
                pairing.drop();
                pairing.pass(new Stretch.Rejected(noise.offset(), noise.bytes(), noise.reason()));
            }
            case Whole packet
            when packet.isRequest() -> {
                if (!packet.isRequestToRead(Packet.CELL_VOLTAGES) || !pairing.holdsNothingBetween()) {
                    pairing.drop();
                }
                pairing.pass(new Stretch.Request(packet.offset(), packet.bytes()));
            }
            case Whole reply -> reply(reply);
        }
    }

    private void reply(Whole reply) {
        switch (reply.register()) {
            case Packet.BASIC_INFO -> pairing.first(reply);
            case Packet.CELL_VOLTAGES -> pairing.second(reply);
            case Packet.SWITCHES -> {
                pairing.drop();
                pairing.pass(new Stretch.Answer(reply.offset(), reply.bytes(), reply.isOk()));
            }
            default -> {
                pairing.drop();
                pairing.reject(reply, RejectReason.OUT_OF_TURN);
            }
        }
    }
}
