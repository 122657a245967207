package io.cellfleet.battery.protocol.smartbms123;

import static io.cellfleet.battery.protocol.smartbms123.FrameLayout.LENGTH;

import io.cellfleet.battery.protocol.Framer;
import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.battery.protocol.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds frames by the silence around them, and by their contents where silence does not help.
 *
 * <p>A window of 58 bytes moves over what was read. Where it begins after a silence or right after a frame, the
 * beginning is known, and {@link FrameChecks#fits} is enough. Anywhere else, the start of the line included, the
 * values must be {@linkplain FrameChecks#isPlausible plausible} too.
 *
 * <p>The time of a byte is the time it was read, and a busy host reads late. So frames may come without a gap between
 * them, which the window finds. And one frame may come with a gap inside: up to {@link #STALL_MS} that is taken for
 * the host's pause, and the frame counts if its beginning is known and its values are plausible.
 */
final class SilenceFramer implements Framer {

    /** A gap as long as this is a silence; a whole frame takes 60 ms. */
    static final long SILENCE_MS = 100;

    /** No shorter than this is the silence between two frames, even of a unit that sends each half second. */
    static final long STALL_MS = 440;

    /** Noise is given away in pieces of this many bytes, so that endless noise needs no endless memory. */
    static final int NOISE_PIECE = 512;

    private final byte[] buffer = new byte[2 * NOISE_PIECE];
    /** For each byte in the buffer: whether the line was silent before it. */
    private final boolean[] afterSilence = new boolean[buffer.length];

    /** Where the first byte of the buffer stood on the line. */
    private long offset;

    private int end;

    /** Where the window stands. No frame begins before it. */
    private int window;

    /** Whether the window stands right behind a frame. */
    private boolean afterFrame;

    /** Bytes already given away of the noise that the buffer begins with. */
    private long noiseBefore;

    private boolean begun;
    private long heardAtMs;

    @Override
    public List<Stretch> accept(byte[] bytes, long monotonicMs) {
        List<Stretch> decided = new ArrayList<>();
        long gapMs = begun ? monotonicMs - heardAtMs : 0;
        if (gapMs >= STALL_MS) {
            giveUp(decided);
        }
        if (bytes.length > 0 || !begun) {
            heardAtMs = monotonicMs;
            begun = true;
        }
        for (int taken = 0; taken < bytes.length; ) {
            int count = Math.min(bytes.length - taken, buffer.length - end);
            System.arraycopy(bytes, taken, buffer, end, count);
            Arrays.fill(afterSilence, end, end + count, false);
            afterSilence[end] = taken == 0 && gapMs >= SILENCE_MS;
            end += count;
            taken += count;
            search(decided);
        }
        return decided;
    }

    @Override
    public List<Stretch> finish() {
        List<Stretch> decided = new ArrayList<>();
        giveUp(decided);
        offset = 0;
        begun = false;
        return decided;
    }

    private void search(List<Stretch> decided) {
        while (end - window >= LENGTH) {
            if (isFrame()) {
                reject(decided);
                decided.add(new Stretch.Frame(offset, take(LENGTH)));
                noiseBefore = 0;
                afterFrame = true;
            } else {
                moveOn(decided);
            }
        }
    }

    /** What is left is no frame: nothing more comes that could complete it. */
    private void giveUp(List<Stretch> decided) {
        while (window < end) {
            moveOn(decided);
        }
        reject(decided);
        noiseBefore = 0;
        afterFrame = false;
    }

    private void moveOn(List<Stretch> decided) {
        window++;
        afterFrame = false;
        if (window < end && afterSilence[window]) {
            reject(decided);
            noiseBefore = 0;
        } else if (window == NOISE_PIECE) {
            reject(decided);
            noiseBefore += NOISE_PIECE;
        }
    }

    private boolean isFrame() {
        if (!FrameChecks.fits(buffer, window)) {
            return false;
        }
        boolean beginningIsKnown = afterFrame || afterSilence[window];
        boolean unbroken = isUnbroken();
        if (beginningIsKnown && unbroken) {
            return true;
        }
        return (beginningIsKnown || unbroken) && FrameChecks.isPlausible(buffer, window);
    }

    private boolean isUnbroken() {
        for (int i = window + 1; i < window + LENGTH; i++) {
            if (afterSilence[i]) {
                return false;
            }
        }
        return true;
    }

    /** Gives away what lies before the window, which then stands at the start of the buffer. */
    private void reject(List<Stretch> decided) {
        if (window > 0) {
            RejectReason reason = reason();
            decided.add(new Stretch.Rejected(offset, take(window), reason));
        }
    }

    private RejectReason reason() {
        long length = noiseBefore + window;
        if (length == LENGTH) {
            return FrameChecks.refusal(buffer, 0).orElse(RejectReason.IMPLAUSIBLE);
        }
        return length < LENGTH ? RejectReason.WRONG_LENGTH : RejectReason.NOISE;
    }

    private byte[] take(int count) {
        byte[] taken = Arrays.copyOf(buffer, count);
        System.arraycopy(buffer, count, buffer, 0, end - count);
        System.arraycopy(afterSilence, count, afterSilence, 0, end - count);
        offset += count;
        end -= count;
        window = 0;
        return taken;
    }
}
