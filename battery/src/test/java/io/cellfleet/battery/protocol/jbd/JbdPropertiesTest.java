package io.cellfleet.battery.protocol.jbd;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.Framer;
import io.cellfleet.battery.protocol.OrderProgress;
import io.cellfleet.battery.protocol.RelayOrder;
import io.cellfleet.battery.protocol.Stretch;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.reading.TemperatureScale;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on any line: no crash, no frame that was not sent, no byte lost. A failure repeats by its seed. */
class JbdPropertiesTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void howTheBytesAreCutMakesNoDifference(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] line = badLine(random, 30);

            assertThat(Exchanges.texts(stretches(line, random, 60)))
                    .isEqualTo(Exchanges.texts(stretches(line, random, line.length)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void onABadLineEachByteIsInOneStretchAndEachFrameIsOneThatWasSent(long seed) {
        Random random = new Random(seed);
        byte[] line = badLine(random, 5_000);
        List<Stretch> found = stretches(line, random, 60);

        Coverage.check(found, line);
        assertThat(found)
                .filteredOn(Stretch.Frame.class::isInstance)
                .hasSizeGreaterThan(500)
                .allSatisfy(frame -> assertThat(isWhole(frame.bytes())).isTrue());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void aFlippedBitCostsItsFrameAndNoOther(long seed) {
        Random random = new Random(seed);
        List<Long> whole = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int i = 0; i < 1_000; i++) {
            byte[] frame = board(random, i).frame();
            if (random.nextInt(5) == 0) {
                frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
            } else {
                whole.add((long) line.size());
            }
            line.writeBytes(frame);
        }
        List<Stretch> found = stretches(line.toByteArray(), random, 300);

        Coverage.check(found, line.toByteArray());
        assertThat(found)
                .filteredOn(Stretch.Frame.class::isInstance)
                .extracting(Stretch::offset)
                .isEqualTo(whole);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void aStartInTheMiddleCostsThatFrameAndNoOther(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            byte[] first = board(random, 1).frame();
            byte[] second = board(random, 2).frame();
            int missing = 1 + random.nextInt(first.length - 1);
            byte[] line = Exchanges.joined(Arrays.copyOfRange(first, missing, first.length), second);
            List<Stretch> found = stretches(line, random, 60);

            Coverage.check(found, line);
            assertThat(found)
                    .filteredOn(Stretch.Frame.class::isInstance)
                    .extracting(Stretch::bytes)
                    .containsExactly(second);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void randomBytesAreNeverAFrame(long seed) {
        Random random = new Random(seed);
        byte[] noise = new byte[100_000];
        random.nextBytes(noise);
        List<Stretch> found = stretches(noise, random, 200);

        Coverage.check(found, noise);
        assertThat(found).noneMatch(Stretch.Frame.class::isInstance);
    }

    /** A board that answers at once or late, an adapter that may echo, damage in both directions, a host that sleeps. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void theHalvesOfAFrameBelongTogetherWhateverTheLineDoes(long seed) {
        BadDialogue dialogue = new BadDialogue(seed);
        dialogue.run(600_000);

        Coverage.check(dialogue.found, dialogue.heard.toByteArray());
        List<PackReading> frames = dialogue.frames();
        assertThat(frames).hasSizeGreaterThan(150);
        for (PackReading frame : frames) {
            int askedAtS = frame.device().board().orElseThrow().cycles();
            int cellsAtS = frame.cells().getFirst().voltageMv();
            assertThat(cellsAtS - askedAtS).as("both halves within a second").isBetween(0, 1);
        }
        assertThat(dialogue.takenOrders).isGreaterThan(20);
    }

    private static JbdBoard board(Random random, int number) {
        int cells = 1 + random.nextInt(32);
        return new JbdBoard(cells)
                .cellsMv(random.ints(cells, 2_500, 3_700).toArray())
                .currentMa(random.nextInt(200_000) - 100_000)
                .probesDeciC(random.ints(random.nextInt(5), -200, 600).toArray())
                .charge(10 * number, 100_000, random.nextInt(101));
    }

    private static byte[] badLine(Random random, int parts) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int i = 0; i < parts; i++) {
            byte[] frame = board(random, i).frame();
            switch (random.nextInt(10)) {
                case 0 -> line.write(frame, 0, random.nextInt(frame.length));
                case 1 -> line.write(frame, 10, frame.length - 10);
                case 2 ->
                    line.writeBytes(random.ints(random.nextInt(700), 0, 256)
                            .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::write, (a, b) -> {})
                            .toByteArray());
                case 3 -> line.writeBytes(Exchanges.ASK_CELL_VOLTAGES);
                case 4 -> line.writeBytes(Exchanges.ACKNOWLEDGED);
                case 5 -> line.write(Packet.START);
                case 6 -> {
                    frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
                    line.writeBytes(frame);
                }
                default -> line.writeBytes(frame);
            }
        }
        return line.toByteArray();
    }

    private static List<Stretch> stretches(byte[] line, Random random, int longestRead) {
        Framer framer = new ReplyFramer();
        List<Stretch> found = new ArrayList<>();
        for (int at = 0; at < line.length; ) {
            int count = Math.min(line.length - at, 1 + random.nextInt(longestRead));
            found.addAll(framer.accept(Arrays.copyOfRange(line, at, at + count), 0));
            at += count;
        }
        found.addAll(framer.finish());
        return found;
    }

    private static boolean isWhole(byte[] frame) {
        return new Jbd().decode(frame, TemperatureScale.DRIVER) instanceof DecodeResult.Decoded;
    }

    /** The board writes the second of its answer into its cycles and into its first cell. */
    private static final class BadDialogue {

        private final Random random;
        private final JbdMaster master = new JbdMaster();
        private final JbdBoard board = new JbdBoard(8);
        private final Deque<TimedByte> underway = new ArrayDeque<>();
        final List<Stretch> found = new ArrayList<>();
        final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        int takenOrders;
        private long busyUntilMs;

        private record TimedByte(long atMs, int value) {}

        BadDialogue(long seed) {
            random = new Random(seed);
        }

        void run(long untilMs) {
            for (long nowMs = 0; nowMs < untilMs; nowMs += 1 + random.nextInt(random.nextInt(100) == 0 ? 800 : 60)) {
                ByteArrayOutputStream read = new ByteArrayOutputStream();
                while (!underway.isEmpty() && underway.peek().atMs() <= nowMs) {
                    read.write(underway.remove().value());
                }
                heard.writeBytes(read.toByteArray());
                OrderProgress before = master.progress();
                found.addAll(master.accept(read.toByteArray(), nowMs));
                takenOrders += before == OrderProgress.WAITING && master.progress() == OrderProgress.TAKEN ? 1 : 0;
                if (random.nextInt(500) == 0) {
                    master.order(new RelayOrder(random.nextBoolean(), random.nextBoolean()));
                }
                write(master.toWrite(nowMs), nowMs);
            }
            found.addAll(master.finish());
            underway.clear();
        }

        private void write(byte[] request, long nowMs) {
            if (request.length == 0) {
                return;
            }
            boolean echoes = nowMs % 200_000 < 100_000;
            if (echoes) {
                send(request, nowMs);
            }
            if (random.nextInt(20) == 0) {
                return;
            }
            long lateMs = random.nextInt(10) == 0 ? random.nextInt(850) : random.nextInt(60);
            long answersAtMs = Math.max(nowMs, busyUntilMs) + lateMs;
            int second = (int) (answersAtMs / 1_000);
            board.cycles(second).cellsMv(second, 3_300, 3_300, 3_300, 3_300, 3_300, 3_300, 3_300);
            send(board.answer(request), answersAtMs);
            if (random.nextInt(20) == 0) {
                send(new byte[] {0, (byte) 0xDD}, busyUntilMs);
            }
        }

        private void send(byte[] bytes, long fromMs) {
            byte[] sent = bytes.clone();
            if (random.nextInt(20) == 0) {
                sent[random.nextInt(sent.length)] ^= (byte) (1 << random.nextInt(8));
            }
            long atMs = Math.max(fromMs, busyUntilMs);
            for (byte one : sent) {
                atMs++;
                underway.add(new TimedByte(atMs, one & 0xFF));
            }
            busyUntilMs = atMs;
        }

        List<PackReading> frames() {
            return found.stream()
                    .filter(Stretch.Frame.class::isInstance)
                    .map(frame ->
                            ((DecodeResult.Decoded) new Jbd().decode(frame.bytes(), TemperatureScale.DRIVER)).reading())
                    .toList();
        }
    }
}
