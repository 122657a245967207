package io.cellfleet.battery.protocol.smartbms123;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.Framer;
import io.cellfleet.battery.protocol.Stretch;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on any line: no crash, no frame that was not sent, no byte lost. A failure repeats by its seed. */
class FramerPropertiesTest {

    private static final int LENGTH = 58;

    /** A window on a plain checksum locks onto a wrong offset in one of ten such starts. */
    @Test
    void fourThousandStartsInTheMiddleOfAFrameLockOntoNoWrongOffset() {
        Random random = new Random(4_000);
        for (int start = 0; start < 4_000; start++) {
            int missing = random.nextInt(LENGTH);
            byte[] stream = plausibleFrames(6, random);
            byte[] heard = Arrays.copyOfRange(stream, missing, stream.length);

            List<Stretch> stretches = new ArrayList<>();
            Framer framer = new SilenceFramer();
            stretches.addAll(framer.accept(heard, 0));
            stretches.addAll(framer.finish());

            assertThat(frameOffsets(stretches)).isEqualTo(wholeFrames(missing, 6));
            assertThat(allBytes(stretches)).isEqualTo(heard);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void randomBytesAreNeverAFrameAndNeverLost(long seed) {
        Random random = new Random(seed);
        byte[] noise = new byte[200_000];
        random.nextBytes(noise);

        List<Stretch> stretches = new ArrayList<>();
        Framer framer = new SilenceFramer();
        long ms = 0;
        for (int at = 0; at < noise.length; ) {
            int count = Math.min(noise.length - at, random.nextInt(200));
            ms += random.nextInt(200);
            stretches.addAll(framer.accept(Arrays.copyOfRange(noise, at, at + count), ms));
            at += count;
        }
        stretches.addAll(framer.finish());

        assertThat(frameOffsets(stretches)).isEmpty();
        assertThat(allBytes(stretches)).isEqualTo(noise);
    }

    /** Every single flipped bit changes the sum, so the frame it hits is lost, and only that one. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void aFlippedBitCostsItsFrameAndNoOther(long seed) {
        Random random = new Random(seed);
        Line line = new Line(random);
        List<Long> whole = new ArrayList<>();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (int i = 0; i < 2_000; i++) {
            byte[] frame = Frames.plausible(random);
            if (random.nextInt(5) == 0) {
                frame[random.nextInt(LENGTH)] ^= (byte) (1 << random.nextInt(8));
            } else {
                whole.add((long) sent.size());
            }
            sent.writeBytes(frame);
            line.send(frame);
        }

        List<Stretch> stretches = line.finish();
        assertThat(frameOffsets(stretches)).isEqualTo(whole);
        assertThat(allBytes(stretches)).isEqualTo(sent.toByteArray());
    }

    /** Frames, rests of frames, noise and lost bytes, read in any cut by a host that is up to 400 ms late. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void onABadLineEveryWholeFrameIsFoundAndNothingElse(long seed) {
        Random random = new Random(seed);
        Line line = new Line(random);
        List<Long> whole = new ArrayList<>();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = Frames.plausible(random);
            switch (random.nextInt(8)) {
                case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(LENGTH));
                case 1 -> bytes = Arrays.copyOfRange(bytes, 1 + random.nextInt(LENGTH - 1), LENGTH);
                case 2 -> random.nextBytes(bytes);
                default -> whole.add((long) sent.size());
            }
            sent.writeBytes(bytes);
            line.send(bytes);
        }

        List<Stretch> stretches = line.finish();
        assertThat(frameOffsets(stretches)).isEqualTo(whole);
        assertThat(allBytes(stretches)).isEqualTo(sent.toByteArray());
    }

    /** 9600 baud, one burst each second, and a host that reads when it has time. */
    private static final class Line {

        private final Random random;
        private final Framer framer = new SilenceFramer();
        private final List<Stretch> stretches = new ArrayList<>();
        private long sentAtMs;
        private long readAtMs;

        Line(Random random) {
            this.random = random;
            stretches.addAll(framer.accept(new byte[0], 0));
        }

        void send(byte[] bytes) {
            sentAtMs += 1_000;
            for (int at = 0; at < bytes.length; ) {
                int count = Math.min(bytes.length - at, 1 + random.nextInt(LENGTH));
                at += count;
                int lateMs = random.nextInt(10) == 0 ? random.nextInt(370) : random.nextInt(20);
                readAtMs = Math.max(readAtMs, sentAtMs + at + lateMs);
                stretches.addAll(framer.accept(Arrays.copyOfRange(bytes, at - count, at), readAtMs));
            }
            if (random.nextBoolean()) {
                readAtMs = Math.max(readAtMs, sentAtMs + random.nextInt(900));
                stretches.addAll(framer.accept(new byte[0], readAtMs));
            }
        }

        List<Stretch> finish() {
            stretches.addAll(framer.finish());
            return stretches;
        }
    }

    private static byte[] plausibleFrames(int count, Random random) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            stream.writeBytes(Frames.plausible(random));
        }
        return stream.toByteArray();
    }

    /** Where the whole frames of a stream stand whose first bytes are missing. */
    private static List<Long> wholeFrames(int missing, int count) {
        List<Long> offsets = new ArrayList<>();
        for (int i = missing == 0 ? 0 : 1; i < count; i++) {
            offsets.add((long) i * LENGTH - missing);
        }
        return offsets;
    }

    private static List<Long> frameOffsets(List<Stretch> stretches) {
        return stretches.stream()
                .filter(Stretch.Frame.class::isInstance)
                .map(Stretch::offset)
                .toList();
    }

    private static byte[] allBytes(List<Stretch> stretches) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Stretch stretch : stretches) {
            assertThat(stretch.offset()).isEqualTo(bytes.size());
            assertThat(stretch.bytes()).isNotEmpty();
            bytes.writeBytes(stretch.bytes());
        }
        return bytes.toByteArray();
    }
}
