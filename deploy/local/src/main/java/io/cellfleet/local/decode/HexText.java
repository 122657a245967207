package io.cellfleet.local.decode;

import java.io.ByteArrayOutputStream;

/**
 * Reads bytes written as hex digits, in pieces of any cut. White space may stand anywhere, also inside a byte, as
 * where a long line was wrapped. A comma or a {@code 0x} begins a new byte, so {@code 0x0, 0x29} are two.
 */
final class HexText {

    private static final int NONE = -1;

    /** A digit that waits for the second one of its byte. */
    private int half = NONE;

    /** A 0 at the beginning of a word may be a digit or the beginning of 0x. */
    private boolean heldZero;

    private boolean atWordStart = true;
    private boolean prefixed;

    /** Whether such a character can stand in hex text. */
    static boolean mayHold(int character) {
        return isSeparator(character) || character == 'x' || character == 'X' || Character.digit(character, 16) != NONE;
    }

    /** The bytes that are complete after these characters. */
    byte[] accept(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length / 2);
        for (byte character : text) {
            accept(character, bytes);
        }
        return bytes.toByteArray();
    }

    /** The bytes that are complete because no character follows. */
    byte[] finish() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1);
        endWord(bytes, prefixed);
        return bytes.toByteArray();
    }

    /** Whether one digit is left over: the text was cut inside a byte. */
    boolean isCutInsideAByte() {
        return half != NONE;
    }

    private void accept(byte character, ByteArrayOutputStream bytes) {
        if (isSeparator(character)) {
            endWord(bytes, prefixed || character == ',');
        } else if (character == 'x' || character == 'X') {
            beginPrefixedByte(bytes);
        } else if (character == '0' && atWordStart) {
            heldZero = true;
            atWordStart = false;
        } else {
            releaseZero(bytes);
            atWordStart = false;
            digit(Character.digit(character, 16), bytes);
        }
    }

    private void beginPrefixedByte(ByteArrayOutputStream bytes) {
        if (!heldZero) {
            throw new NotHexException("an 'x' without a 0 before it");
        }
        heldZero = false;
        endByte(bytes);
        prefixed = true;
    }

    private void endWord(ByteArrayOutputStream bytes, boolean endsByte) {
        releaseZero(bytes);
        if (endsByte) {
            endByte(bytes);
        }
        atWordStart = true;
        prefixed = false;
    }

    private void releaseZero(ByteArrayOutputStream bytes) {
        if (heldZero) {
            heldZero = false;
            digit(0, bytes);
        }
    }

    private void digit(int value, ByteArrayOutputStream bytes) {
        if (value == NONE) {
            throw new NotHexException("a character that is no hex digit");
        }
        if (half == NONE) {
            half = value;
        } else {
            bytes.write((half << 4) | value);
            half = NONE;
        }
    }

    /** A byte of one digit. */
    private void endByte(ByteArrayOutputStream bytes) {
        if (half != NONE) {
            bytes.write(half);
            half = NONE;
        }
    }

    private static boolean isSeparator(int character) {
        return character == ' '
                || character == ','
                || character == '\n'
                || character == '\r'
                || character == '\t'
                || character == '\f'
                || character == 0x0B;
    }

    /** What began as hex text goes on as something else. */
    static final class NotHexException extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotHexException(String what) {
            super(what);
        }
    }
}
