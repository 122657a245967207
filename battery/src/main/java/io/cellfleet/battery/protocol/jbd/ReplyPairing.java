package io.cellfleet.battery.protocol.jbd;

import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.battery.protocol.Stretch;
import io.cellfleet.battery.protocol.jbd.Piece.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one frame of two replies. The first is held until the second comes, and with it whatever stood in between, so
 * that stretches come in the order in which they end.
 */
final class ReplyPairing {

    private final List<Stretch> decided = new ArrayList<>();
    private final List<Stretch> between = new ArrayList<>();
    private @Nullable Whole held;

    /** What is decided since the last call. */
    List<Stretch> drain() {
        List<Stretch> stretches = List.copyOf(decided);
        decided.clear();
        return stretches;
    }

    boolean holdsNothingBetween() {
        return between.isEmpty();
    }

    /** The basic information: the first half of a frame, if it is sound. */
    void first(Whole reply) {
        drop();
        if (!reply.isOk()) {
            reject(reply, RejectReason.DEVICE_REFUSED);
        } else if (!BasicInfo.isSound(reply.bytes())) {
            reject(reply, RejectReason.IMPLAUSIBLE);
        } else {
            held = reply;
        }
    }

    boolean hasFirst() {
        return held != null;
    }

    /** The cell voltages: the second half. */
    void second(Whole reply) {
        Whole first = held;
        if (!reply.isOk() || first == null) {
            drop();
            reject(reply, reply.isOk() ? RejectReason.OUT_OF_TURN : RejectReason.DEVICE_REFUSED);
            return;
        }
        if (!BasicInfo.fits(first.bytes(), reply.bytes())) {
            release(RejectReason.IMPLAUSIBLE);
            reject(reply, RejectReason.IMPLAUSIBLE);
            return;
        }
        held = null;
        decided.addAll(between);
        between.clear();
        byte[] frame = Arrays.copyOf(first.bytes(), first.bytes().length + reply.bytes().length);
        System.arraycopy(reply.bytes(), 0, frame, first.bytes().length, reply.bytes().length);
        decided.add(new Stretch.Frame(first.offset(), frame, reply.end()));
    }

    /** The first half stays alone. */
    void drop() {
        release(RejectReason.OUT_OF_TURN);
    }

    private void release(RejectReason reason) {
        if (held != null) {
            decided.add(new Stretch.Rejected(held.offset(), held.bytes(), reason));
            held = null;
        }
        decided.addAll(between);
        between.clear();
    }

    void reject(Whole packet, RejectReason reason) {
        pass(new Stretch.Rejected(packet.offset(), packet.bytes(), reason));
    }

    /** Something that is no half of a frame. */
    void pass(Stretch stretch) {
        (held == null ? decided : between).add(stretch);
    }
}
