package io.cellfleet.battery.protocol.jbd;

import io.cellfleet.battery.protocol.RejectReason;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds packets among bytes, by their contents alone: how the bytes were cut by reading makes no difference. A window
 * looks for {@code DD}; what then is no packet may still hold one further on.
 *
 * <p>Not thread-safe.
 */
final class PacketScanner {

    /** Noise is given away in pieces of this many bytes, so that endless noise needs no endless memory. */
    static final int NOISE_PIECE = 512;

    private static final int LONGEST_PACKET = Packet.FRAMING + 0xFF;
    private static final int NO_SUSPECT = -1;

    private final byte[] buffer = new byte[NOISE_PIECE + 2 * LONGEST_PACKET];

    /** Where the first byte of the buffer stood on the line. */
    private long offset;

    private int end;

    /** Where the window stands. No packet begins before it; what lies there is noise not yet given away. */
    private int window;

    /** Where the packet with an error ends that the noise begins with. */
    private int suspectEnd = NO_SUSPECT;

    private RejectReason suspectReason = RejectReason.NOISE;

    void accept(byte[] bytes, Consumer<Piece> found) {
        for (int taken = 0; taken < bytes.length; ) {
            int count = Math.min(bytes.length - taken, buffer.length - end);
            System.arraycopy(bytes, taken, buffer, end, count);
            end += count;
            taken += count;
            while (window < end && search(found)) {
                // Goes on until the next step needs bytes that have not come.
            }
        }
    }

    /** Nothing more comes that could complete a packet: what is left is noise, or holds packets behind a false start. */
    void giveUp(Consumer<Piece> found) {
        while (window < end) {
            if (!search(found)) {
                if (Packet.u8(buffer, 0) != Packet.START) {
                    reject(found);
                }
                moveOn(found);
            }
        }
        reject(found);
    }

    /** Counts from 0 again; to be called with nothing left. */
    void reset() {
        offset = 0;
    }

    /** One step; false when it needs more bytes. */
    private boolean search(Consumer<Piece> found) {
        if (Packet.u8(buffer, window) != Packet.START) {
            moveOn(found);
            return true;
        }
        if (end - window < Packet.DATA) {
            return false;
        }
        int length = Packet.length(buffer, window);
        if (end - window < length) {
            return false;
        }
        boolean addsUp = Packet.addsUp(buffer, window);
        boolean ends = Packet.ends(buffer, window);
        if (addsUp && ends) {
            reject(found);
            long at = offset;
            found.accept(new Piece.Whole(at, take(length)));
            return true;
        }
        if (addsUp || ends) {
            suspect(window + length, addsUp ? RejectReason.NOISE : RejectReason.WRONG_CHECKSUM, found);
        }
        moveOn(found);
        return true;
    }

    /** From here to there it looks like one packet with an error, so it becomes one piece unless a packet is in it. */
    private void suspect(int to, RejectReason reason, Consumer<Piece> found) {
        if (suspectEnd != NO_SUSPECT) {
            return;
        }
        int length = to - window;
        reject(found);
        suspectEnd = length;
        suspectReason = reason;
    }

    private void moveOn(Consumer<Piece> found) {
        window++;
        if (window == suspectEnd || window == NOISE_PIECE) {
            reject(found);
        }
    }

    /** Gives away what lies before the window, which then stands at the start of the buffer. */
    private void reject(Consumer<Piece> found) {
        if (window > 0) {
            RejectReason reason = reason();
            suspectEnd = NO_SUSPECT;
            long at = offset;
            found.accept(new Piece.Noise(at, take(window), reason));
        }
    }

    private RejectReason reason() {
        if (window == suspectEnd) {
            return suspectReason;
        }
        boolean isBrokenOff =
                Packet.u8(buffer, 0) == Packet.START && (window < Packet.DATA || window < Packet.length(buffer, 0));
        return isBrokenOff ? RejectReason.WRONG_LENGTH : RejectReason.NOISE;
    }

    private byte[] take(int count) {
        byte[] taken = Arrays.copyOf(buffer, count);
        System.arraycopy(buffer, count, buffer, 0, end - count);
        offset += count;
        end -= count;
        window = 0;
        return taken;
    }
}
