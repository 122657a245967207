package io.cellfleet.battery.protocol.smartbms123;

import static io.cellfleet.battery.protocol.smartbms123.Frames.bytes;
import static io.cellfleet.battery.protocol.smartbms123.Frames.sixteenCellsWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.Framer;
import io.cellfleet.battery.protocol.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can happen on a line, told one by one. Stretches are written as {@code offset+length} and what they are. */
class SilenceFramerTest {

    private static final byte[] FRAME = bytes(Frames.SIXTEEN_CELLS);
    /** Sum and signs fit, but it names no cells: what a device without communication sends. */
    private static final byte[] ERROR_FRAME = sixteenCellsWith(12, "000000000000000000000000");

    private static final byte[] WRONG_SUM = flipped(FRAME, 30);

    private final Framer framer = new SilenceFramer();
    private final List<String> stretches = new ArrayList<>();

    private void read(long ms, byte[]... parts) {
        framer.accept(joined(parts), ms).forEach(stretch -> stretches.add(text(stretch)));
    }

    private void silentUntil(long ms) {
        read(ms);
    }

    private List<String> finished() {
        framer.finish().forEach(stretch -> stretches.add(text(stretch)));
        return stretches;
    }

    @Test
    void aFrameAfterASilenceIsGivenWithItsLastByte() {
        silentUntil(0);
        read(500, FRAME);

        assertThat(stretches).containsExactly("0+58 frame");
    }

    @Test
    void aFrameInManyPiecesIsOneFrame() {
        silentUntil(0);
        for (int i = 0; i < 58; i++) {
            read(500 + i, Arrays.copyOfRange(FRAME, i, i + 1));
        }

        assertThat(stretches).containsExactly("0+58 frame");
    }

    @Test
    void afterASilenceAFrameNeedNotBePlausible() {
        silentUntil(0);
        read(100, ERROR_FRAME);

        assertThat(stretches).containsExactly("0+58 frame");
    }

    @Test
    void lessThanASilenceDoesNotVouchForTheBeginning() {
        silentUntil(0);
        read(99, ERROR_FRAME);

        assertThat(finished()).containsExactly("0+58 IMPLAUSIBLE");
    }

    @Test
    void atTheStartOfALineAFrameMustBePlausible() {
        read(0, ERROR_FRAME, FRAME, ERROR_FRAME);

        assertThat(stretches).containsExactly("0+58 IMPLAUSIBLE", "58+58 frame", "116+58 frame");
    }

    @Test
    void theRestOfAFrameBeforeTheFirstSilenceIsTooShort() {
        read(0, tail(FRAME, 20));
        read(1_000, FRAME);

        assertThat(stretches).containsExactly("0+20 WRONG_LENGTH", "20+58 frame");
    }

    @Test
    void silenceAloneDecidesAboutWhatWaits() {
        silentUntil(0);
        read(1_000, head(FRAME, 57));
        silentUntil(1_439);
        assertThat(stretches).as("the host may only be late").isEmpty();

        silentUntil(1_440);
        assertThat(stretches).containsExactly("0+57 WRONG_LENGTH");
    }

    @Test
    void aLostByteCostsOneFrame() {
        silentUntil(0);
        read(1_000, head(FRAME, 57));
        read(2_000, FRAME);

        assertThat(stretches).containsExactly("0+57 WRONG_LENGTH", "57+58 frame");
    }

    @Test
    void twoFramesInOneReadAreTwoFrames() {
        silentUntil(0);
        read(2_000, FRAME, ERROR_FRAME);

        assertThat(stretches).containsExactly("0+58 frame", "58+58 frame");
    }

    @Test
    void aFrameThatTheHostReadsInTwoWithAPauseIsOneFrame() {
        silentUntil(0);
        read(1_000, head(FRAME, 30));
        read(1_439, tail(FRAME, 28));

        assertThat(stretches).containsExactly("0+58 frame");
    }

    @Test
    void theTwoEndsOfALongSilenceAreNotJoined() {
        silentUntil(0);
        read(1_000, head(FRAME, 30));
        read(1_440, tail(FRAME, 28));

        assertThat(finished()).containsExactly("0+30 WRONG_LENGTH", "30+28 WRONG_LENGTH");
    }

    @Test
    void aPauseInAFrameNeedsPlausibleValues() {
        silentUntil(0);
        read(1_000, head(ERROR_FRAME, 30));
        read(1_200, tail(ERROR_FRAME, 28));

        assertThat(finished()).containsExactly("0+30 WRONG_LENGTH", "30+28 WRONG_LENGTH");
    }

    @Test
    void noiseBeforeAFrameCostsNoFrame() {
        silentUntil(0);
        read(1_000, bytes("0102030405"));
        read(1_100, FRAME);
        read(2_000, bytes("aabb"), FRAME, bytes("cc"));
        read(3_000, FRAME);

        assertThat(stretches)
                .containsExactly(
                        "0+5 WRONG_LENGTH",
                        "5+58 frame",
                        "63+2 WRONG_LENGTH",
                        "65+58 frame",
                        "123+1 WRONG_LENGTH",
                        "124+58 frame");
    }

    @Test
    void saysWhyAStretchAsLongAsAFrameIsNone() {
        silentUntil(0);
        read(1_000, WRONG_SUM);
        read(2_000, sixteenCellsWith(6, "00"));
        read(3_000, new byte[58]);
        read(4_000, new byte[59]);

        assertThat(finished())
                .containsExactly("0+58 WRONG_CHECKSUM", "58+58 UNKNOWN_SIGN", "116+58 UNKNOWN_SIGN", "174+59 NOISE");
    }

    @Test
    void aFileIsReadWithoutTimes() {
        read(0, tail(FRAME, 44), FRAME, FRAME, WRONG_SUM, FRAME, bytes("ff"), FRAME, head(FRAME, 9));

        assertThat(finished())
                .containsExactly(
                        "0+44 WRONG_LENGTH",
                        "44+58 frame",
                        "102+58 frame",
                        "160+58 WRONG_CHECKSUM",
                        "218+58 frame",
                        "276+1 WRONG_LENGTH",
                        "277+58 frame",
                        "335+9 WRONG_LENGTH");
    }

    @ParameterizedTest(name = "after {0} bytes of noise")
    @ValueSource(ints = {511, 512, 513, 569, 570, 571, 1_023, 1_024, 1_025, 5_000})
    void longNoiseComesInPiecesAndHidesNoFrame(int noise) {
        silentUntil(0);
        read(1_000, new byte[noise], FRAME);

        assertThat(stretches.getLast()).isEqualTo(noise + "+58 frame");
        assertThat(stretches.subList(0, stretches.size() - 1)).allMatch(text -> text.endsWith("NOISE"));
    }

    @Test
    void endlessNoiseNeedsNoEndlessMemory() {
        long given = 0;
        for (int i = 0; i < 10_000; i++) {
            for (Stretch stretch : framer.accept(new byte[100], 0)) {
                given += stretch.bytes().length;
            }
            assertThat(100L * (i + 1) - given).isLessThan(SilenceFramer.NOISE_PIECE + 58);
        }
    }

    @Test
    void finishingBeginsAnew() {
        read(0, FRAME, head(FRAME, 3));
        assertThat(finished()).containsExactly("0+58 frame", "58+3 WRONG_LENGTH");

        stretches.clear();
        read(5_000, ERROR_FRAME);
        assertThat(finished()).as("the new line's start is not known").containsExactly("0+58 IMPLAUSIBLE");
    }

    static byte[] flipped(byte[] frame, int at) {
        byte[] flipped = frame.clone();
        flipped[at] ^= 0x10;
        return flipped;
    }

    static byte[] head(byte[] bytes, int count) {
        return Arrays.copyOf(bytes, count);
    }

    static byte[] tail(byte[] bytes, int count) {
        return Arrays.copyOfRange(bytes, bytes.length - count, bytes.length);
    }

    static byte[] joined(byte[]... parts) {
        byte[] joined =
                new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    private static String text(Stretch stretch) {
        String place = stretch.offset() + "+" + stretch.bytes().length + " ";
        return switch (stretch) {
            case Stretch.Frame frame -> place + "frame";
            case Stretch.Rejected rejected -> place + rejected.reason();
            case Stretch.Request ignored -> throw new AssertionError("nobody asks a 123");
            case Stretch.Answer ignored -> throw new AssertionError("nobody asks a 123");
        };
    }
}
