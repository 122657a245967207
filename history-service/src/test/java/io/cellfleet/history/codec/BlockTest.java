package io.cellfleet.history.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.cellfleet.history.codec.Block.Pressing;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read is what was written, whatever it was. A failure repeats by its seed. */
class BlockTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void whateverIsWrittenIsRead(long seed) throws CorruptBlockException {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Block block = anyBlock(random);
            for (Pressing pressing : Pressing.values()) {
                assertThat(Block.decode(block.encode(pressing))).isEqualTo(block);
            }
        }
    }

    /** Whatever is passed over, the others are the same. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void someColumnsAreRead(long seed) throws CorruptBlockException {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Block block = anyBlock(random);
            BitSet wanted = BitSet.valueOf(new long[] {random.nextLong(), random.nextLong(), random.nextLong()});

            Block some = Block.decode(block.encode(Pressing.NONE), wanted::get);

            assertThat(some)
                    .isEqualTo(new Block(
                            block.rows(),
                            block.columns().stream()
                                    .filter(column -> wanted.get(column.id()))
                                    .toList(),
                            block.words()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            all the same               | 7 7 7 7
            one                        | -9
            the lowest and the highest | -9223372036854775808 9223372036854775807 0 -1 9223372036854775807
            the lowest alone           | 0 -9223372036854775808
            half of all apart          | -4611686018427387904 4611686018427387904
            growing evenly             | 1000 2000 3000 4000 5000
            growing, with one gap      | 1000 2000 3000 9000 10000
            in steps of 5              | 3300 3305 3295 3300
            """)
    void extremes(String because, String values) throws CorruptBlockException {
        long[] column =
                Arrays.stream(values.split(" ")).mapToLong(Long::parseLong).toArray();
        Block block = new Block(column.length, List.of(Column.full(3, column)));

        assertThat(Block.decode(block.encode(Pressing.NONE))).isEqualTo(block);
    }

    /** So that nobody changes the format without seeing it: these bytes are in databases. */
    @Test
    void theBytesAreThese() throws CorruptBlockException {
        BitSet everySecond = new BitSet();
        everySecond.set(1);
        everySecond.set(3);
        Block block = new Block(
                4,
                List.of(
                        Column.full(0, 1_000, 2_000, 3_001, 4_001),
                        Column.full(2, 3_300, 3_305, 3_295, 3_300),
                        new Column(3, everySecond, new long[] {215, 215}),
                        new Column(300, new BitSet(), new long[0])),
                List.of(ByteString.copyFromUtf8("hi"), ByteString.EMPTY));
        String body = "0404"
                // 0 on, in every row, sloping: 1000 in steps of 1, 1000 more each time; bends of 0, 1, -1
                + "0010d00f01d00f840402"
                // 1 left out, in every row, varying: 2300 more than 1000 in steps of 5; steps of 1, -2, 1
                + "0108f82305430207"
                // none left out, from row 1 on in every 2nd, constant: 3085 less than 3300
                + "000301029930"
                // 296 left out, nowhere
                + "a80201"
                // 2 words
                + "0202686900";

        assertThat(HexFormat.of().formatHex(block.encode(Pressing.NONE))).isEqualTo("0100" + body + "b6c7ed21");
        assertThat(Block.decode(block.encode(Pressing.NONE))).isEqualTo(block);
    }

    /** Nor the dictionary, without which minutes cannot be read. */
    @Test
    void theDictionaryIsThis() throws Exception {
        try (InputStream dictionary = Block.class.getResourceAsStream("minutes-1.dictionary")) {
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(dictionary.readAllBytes())))
                    .isEqualTo("d1bf9df8dfe36a4fefd1e88940b5ff7e9f1d6ae220600c5ff5cca6d2d24aea5d");
        }
    }

    @ParameterizedTest
    @EnumSource(Pressing.class)
    void aChangedByteIsNoticed(Pressing pressing) {
        byte[] bytes = anyBlock(new Random(4)).encode(pressing);
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= (byte) (1 << at % 8);
            assertThatThrownBy(() -> Block.decode(changed)).isInstanceOf(CorruptBlockException.class);
        }
    }

    /** Bytes that carry a right checksum and make no sense: an error or a block, but no crash, and not for ever. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void nonsenseIsRefusedOrIsABlock(long seed) {
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = anyBlock(random).encode(Pressing.values()[i % 2]);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
            }
            CRC32C checksum = new CRC32C();
            checksum.update(bytes, 0, bytes.length - 4);
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 4, (int) checksum.getValue());
            try {
                assertThat(Block.decode(bytes, id -> id % 2 == 0).rows()).isBetween(1, Block.MOST_ROWS);
                assertThat(Block.decode(bytes).rows()).isBetween(1, Block.MOST_ROWS);
            } catch (CorruptBlockException said) {
                refused++;
                assertThat(said.getMessage()).contains("block");
            }
        }
        assertThat(refused).isBetween(100, 1_999);
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 1, 5})
    void tooShortIsRefused(int length) {
        assertThatThrownBy(() -> Block.decode(new byte[length]))
                .isInstanceOf(CorruptBlockException.class)
                .hasMessageContaining(length + " bytes");
    }

    @Test
    void whatIsNoBlockIsNamed() {
        assertThatThrownBy(() -> new Block(0, List.of())).hasMessage("rows is 0 but must be 1 to 65536");
        assertThatThrownBy(() -> new Block(1, List.of(Column.full(1, 2, 3))))
                .hasMessage("column 1 has a value in row 1 but there are 1 rows");
        assertThatThrownBy(() -> new Block(1, List.of(Column.full(2, 0), Column.full(2, 0))))
                .hasMessage("column id is 2 but must be above 2 and at most 16383");
        assertThatThrownBy(() -> new Block(1, List.of(Column.full(16_384, 0)))).hasMessageContaining("16384");
        assertThatThrownBy(() -> new Column(7, new BitSet(), new long[1]))
                .hasMessage("column 7 has 1 values for 0 rows");
        assertThatThrownBy(() -> new Block(Block.MOST_ROWS, sameColumns(257)))
                .hasMessageContaining("must be at most 16777216");
    }

    private static List<Column> sameColumns(int count) {
        long[] values = new long[Block.MOST_ROWS];
        return IntStream.range(0, count).mapToObj(id -> Column.full(id, values)).toList();
    }

    private static Block anyBlock(Random random) {
        int rows = random.nextInt(4) == 0 ? 1 + random.nextInt(4_000) : 1 + random.nextInt(130);
        List<Column> columns = new ArrayList<>();
        int id = -1;
        BitSet before = new BitSet();
        for (int count = random.nextInt(8); count > 0; count--) {
            id += 1 + random.nextInt(random.nextBoolean() ? 1 : 200);
            before = anyPresence(random, rows, before);
            columns.add(new Column(id, before, anyValues(random, before.cardinality())));
        }
        return new Block(rows, columns, anyWords(random));
    }

    private static List<ByteString> anyWords(Random random) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(unused -> {
                    byte[] word = new byte[random.nextInt(20)];
                    random.nextBytes(word);
                    return ByteString.copyFrom(word);
                })
                .toList();
    }

    private static BitSet anyPresence(Random random, int rows, BitSet before) {
        BitSet present = new BitSet();
        switch (random.nextInt(5)) {
            case 0 -> present.set(0, rows);
            case 1 -> present.or(before);
            case 2 -> {
                int period = 1 + random.nextInt(20);
                for (int row = random.nextInt(rows); row < rows; row += period) {
                    present.set(row);
                }
            }
            case 3 -> {
                for (int row = 0; row < rows; row++) {
                    present.set(row, random.nextInt(3) > 0);
                }
            }
            default -> {
                // Nowhere.
            }
        }
        return present;
    }

    private static long[] anyValues(Random random, int count) {
        long first = random.nextInt(5) == 0 ? random.nextLong() : random.nextInt(100_000) - 50_000;
        long step = 1 + random.nextInt(50);
        return switch (random.nextInt(5)) {
            case 0 -> LongStream.generate(() -> first).limit(count).toArray();
            case 1 -> LongStream.generate(random::nextLong).limit(count).toArray();
            case 2 ->
                LongStream.range(0, count)
                        .map(i -> first + i * 1_000 + random.nextInt(4))
                        .toArray();
            case 3 ->
                LongStream.generate(() -> first + step * random.nextInt(4))
                        .limit(count)
                        .toArray();
            default ->
                LongStream.iterate(first, it -> it + step * (random.nextInt(5) - 2))
                        .limit(count)
                        .toArray();
        };
    }
}
