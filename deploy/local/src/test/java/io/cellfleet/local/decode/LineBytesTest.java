package io.cellfleet.local.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellfleet.local.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineBytesTest {

    /** Text on the left, the bytes it stands for on the right. ↵ is a line's end. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            text            | bytes    | because
            0029682b        | 0029682b | plain digits
            00 29 68 2B     | 0029682b | a byte a word, capitals too
            0029↵682b↵      | 0029682b | lines
            002 9682b       | 0029682b | white space may stand inside a byte, as where a line was wrapped
            0x00 0x29 0x68  | 002968   | a prefix for each byte
            0X00,0x29, 0x68 | 002968   | commas, as in a C array
            0x0, 0x9, 0x68  | 000968   | a comma ends a byte of one digit
            0x0 0x9 0x68    | 000968   | so does the next prefix
            0,9,68          | 000968   | without prefixes too
            0x29 0x0        | 2900     | and so does the end
            0x002968        | 002968   | one prefix for all
            0 0 2 9         | 0029     | zeros that begin no prefix
            000             | 00       | half a byte at the end is no byte
            7a7a            | 7a7a     | all of it could be hex text, so it is
            """)
    void readsHexText(String text, String bytes, String because) throws IOException {
        assertThat(hex(text.replace('↵', '\n'))).isEqualTo(bytes);
    }

    @ParameterizedTest(name = "in pieces of {0}")
    @ValueSource(ints = {1, 2, 3, 7, 115, 116, 117, 1000})
    void aCutAnywhereChangesNothing(int piece) throws IOException {
        String text = "0x00, 0x29 682b ".repeat(40);
        assertThat(read(new InPieces(text.getBytes(StandardCharsets.US_ASCII), piece)))
                .isEqualTo("0029682b".repeat(40));

        byte[] raw = new byte[300];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) (i * 7);
        }
        assertThat(read(new InPieces(raw, piece))).isEqualTo(HexFormat.of().formatHex(raw));
    }

    @Test
    void rawBytesMayBeginLikeHexText() throws IOException {
        byte[] raw = "00 29 +".getBytes(StandardCharsets.US_ASCII);
        assertThat(read(new InPieces(raw, 1))).isEqualTo(HexFormat.of().formatHex(raw));
    }

    @Test
    void saysWhenTheTextEndsInsideAByte() throws IOException {
        LineBytes line = new LineBytes(input("00 2"));
        assertThat(drain(line)).isEqualTo("00");
        assertThat(line.isCutInsideAByte()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"z", "-", "1x"})
    void refusesHexTextThatGoesOnAsSomethingElse(String somethingElse) {
        String text = "00".repeat(58) + somethingElse;
        assertThatThrownBy(() -> read(new InPieces(text.getBytes(StandardCharsets.US_ASCII), 116)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("began as hex text");
    }

    @Test
    void nothingIsNothing() throws IOException {
        assertThat(hex("")).isEmpty();
    }

    private static String hex(String text) throws IOException {
        return read(input(text));
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(InputStream input) throws IOException {
        return drain(new LineBytes(input));
    }

    private static String drain(LineBytes line) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] next = line.next(); next != null; next = line.next()) {
            all.writeBytes(next);
        }
        return HexFormat.of().formatHex(all.toByteArray());
    }

    /** A pipe that gives at most so many bytes at once. */
    private static final class InPieces extends InputStream {

        private final byte[] bytes;
        private final int piece;
        private int at;

        InPieces(byte[] bytes, int piece) {
            this.bytes = bytes;
            this.piece = piece;
        }

        @Override
        public int read() {
            return at < bytes.length ? bytes[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(Math.min(piece, length), bytes.length - at);
            if (count == 0) {
                return -1;
            }
            byte[] next = Arrays.copyOfRange(bytes, at, at + count);
            System.arraycopy(next, 0, target, offset, count);
            at += count;
            return count;
        }
    }
}
