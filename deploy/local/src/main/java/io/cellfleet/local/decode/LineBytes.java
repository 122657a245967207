package io.cellfleet.local.decode;

import io.cellfleet.local.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that came off a line, from raw bytes or from hex text. Nothing is read ahead of what is there, so a live
 * pipe is followed.
 *
 * <p>It is hex text when all characters could be hex text, up to the end or up to as many as one frame needs. Bytes
 * of a device are never that: each frame begins with a voltage whose highest byte is far below any digit's, or with a
 * byte that is no character.
 */
public final class LineBytes {

    private static final int CHARACTERS_OF_A_FRAME = 116;
    private static final int PIECE = 8_192;

    private enum Form {
        UNDECIDED,
        RAW,
        HEX
    }

    private final InputStream input;
    private final HexText hex = new HexText();
    private final ByteArrayOutputStream undecided = new ByteArrayOutputStream();
    private Form form = Form.UNDECIDED;
    private boolean ended;

    public LineBytes(InputStream input) {
        this.input = input;
    }

    /**
     * Waits for the next bytes.
     *
     * @return some bytes, perhaps none; null at the end
     * @throws Refusal when hex text goes on as something else
     */
    public byte @Nullable [] next() throws IOException {
        if (ended) {
            return null;
        }
        byte[] piece = new byte[PIECE];
        int count = input.read(piece);
        if (count < 0) {
            ended = true;
            return lastBytes();
        }
        return interpret(Arrays.copyOf(piece, count));
    }

    /** Whether the text ended in the middle of a byte; to be asked at the end. */
    public boolean isCutInsideAByte() {
        return form == Form.HEX && hex.isCutInsideAByte();
    }

    private byte[] interpret(byte[] piece) {
        return switch (form) {
            case RAW -> piece;
            case HEX -> digits(piece);
            case UNDECIDED -> decide(piece);
        };
    }

    private byte[] decide(byte[] piece) {
        undecided.writeBytes(piece);
        for (byte one : piece) {
            if (!HexText.mayHold(one)) {
                form = Form.RAW;
                return undecided.toByteArray();
            }
        }
        if (undecided.size() < CHARACTERS_OF_A_FRAME) {
            return new byte[0];
        }
        form = Form.HEX;
        return digits(undecided.toByteArray());
    }

    private byte[] lastBytes() {
        ByteArrayOutputStream last = new ByteArrayOutputStream();
        if (form == Form.UNDECIDED) {
            form = Form.HEX;
            last.writeBytes(digits(undecided.toByteArray()));
        }
        if (form == Form.HEX) {
            last.writeBytes(hex.finish());
        }
        return last.toByteArray();
    }

    private byte[] digits(byte[] text) {
        try {
            return hex.accept(text);
        } catch (HexText.NotHexException e) {
            throw new Refusal("the input began as hex text, but it has " + e.getMessage(), e);
        }
    }
}
