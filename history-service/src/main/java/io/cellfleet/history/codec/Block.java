package io.cellfleet.history.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.zip.CRC32C;

/**
 * Rows of one pack, column by column, as bytes. Nothing is rounded: what is read is what was written.
 *
 * @param rows    how many; 1..{@value #MOST_ROWS}
 * @param columns in ascending order of their ids; a column without any value may be left out
 * @param words   what values of some columns stand for, from 0; the block itself does not know which columns these are
 */
public record Block(int rows, List<Column> columns, List<ByteString> words) {

    /** A day of a device that sends twice a second would be more; blocks are of minutes and hours. */
    public static final int MOST_ROWS = 65_536;

    /** Of a column. */
    public static final int LAST_ID = 16_383;

    /** Of all columns together: an hour at 2 Hz of 255 cells is a quarter of that. */
    public static final int MOST_VALUES = 1 << 24;

    /** Whether and how hard the bytes are pressed once more. The more, the longer it takes to write; reading is the same. */
    public enum Pressing {
        NONE,
        /** For what is written all the time: minutes. */
        FAST,
        /** For what is written once and kept. */
        HARD
    }

    private static final int VERSION = 1;
    private static final int PREFIX_BYTES = 2;
    private static final int CHECKSUM_BYTES = 4;

    /** Methods. */
    private static final int PLAIN = 0;

    private static final int ZSTD = 1;
    private static final int ZSTD_OF_MINUTES = 2;

    private static final int HARD_LEVEL = 12;

    /** A block of this size would have been refused when it was written. Keeps a damaged length from taking memory. */
    private static final int MOST_BODY_BYTES = 256 << 20;

    /**
     * @throws IllegalArgumentException naming what is out of range or out of order
     */
    public Block {
        columns = List.copyOf(columns);
        words = List.copyOf(words);
        if (rows < 1 || rows > MOST_ROWS) {
            throw new IllegalArgumentException("rows is " + rows + " but must be 1 to " + MOST_ROWS);
        }
        int before = -1;
        long values = 0;
        for (Column column : columns) {
            if (column.id() <= before || column.id() > LAST_ID) {
                throw new IllegalArgumentException(
                        "column id is " + column.id() + " but must be above " + before + " and at most " + LAST_ID);
            }
            if (column.present().length() > rows) {
                throw new IllegalArgumentException("column " + column.id() + " has a value in row "
                        + (column.present().length() - 1) + " but there are " + rows + " rows");
            }
            before = column.id();
            values += column.values().length;
        }
        if (values > MOST_VALUES) {
            throw new IllegalArgumentException("values are " + values + " but must be at most " + MOST_VALUES);
        }
    }

    /** Of columns that mean nothing but their numbers. */
    public Block(int rows, List<Column> columns) {
        this(rows, columns, List.of());
    }

    /** The bytes, as {@code docs/history-format.md} says. The same block gives the same bytes. */
    public byte[] encode(Pressing pressing) {
        byte[] body = body();
        return switch (pressing) {
            case NONE -> stored(PLAIN, body);
            case FAST -> stored(ZSTD_OF_MINUTES, Zstandard.pressMinute(body));
            case HARD -> stored(ZSTD, Zstandard.press(body, HARD_LEVEL));
        };
    }

    private static byte[] stored(int method, byte[] pressed) {
        ByteBuffer block = ByteBuffer.allocate(PREFIX_BYTES + pressed.length + CHECKSUM_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) VERSION)
                .put((byte) method)
                .put(pressed);
        return block.putInt(checksum(block.array(), block.position())).array();
    }

    private byte[] body() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeUInt32NoTag(rows);
            out.writeUInt32NoTag(columns.size());
            ColumnWriter writer = new ColumnWriter(out, rows);
            for (Column column : columns) {
                writer.write(column);
            }
            out.writeUInt32NoTag(words.size());
            for (ByteString word : words) {
                out.writeBytesNoTag(word);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes everything", e);
        }
        return bytes.toByteArray();
    }

    /**
     * What was written.
     *
     * @throws CorruptBlockException when it is not what some {@link #encode} gave
     */
    public static Block decode(byte[] bytes) throws CorruptBlockException {
        return decode(bytes, id -> true);
    }

    /**
     * What was written, but for columns that are not wanted: a block of many columns is read several times as fast when
     * few of them are.
     *
     * @param wanted by id
     * @throws CorruptBlockException when it is not what some {@link #encode} gave
     */
    public static Block decode(byte[] bytes, IntPredicate wanted) throws CorruptBlockException {
        int end = bytes.length - CHECKSUM_BYTES;
        if (end < PREFIX_BYTES) {
            throw new CorruptBlockException("a block has " + bytes.length + " bytes, but none is that short");
        }
        int stored = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        if (stored != checksum(bytes, end)) {
            throw new CorruptBlockException("the checksum of a block of " + bytes.length + " bytes is wrong");
        }
        if (bytes[0] != VERSION) {
            throw new CorruptBlockException("a block has version " + bytes[0] + " but this release reads " + VERSION);
        }
        byte[] pressed = Arrays.copyOfRange(bytes, PREFIX_BYTES, end);
        return switch (bytes[1]) {
            case PLAIN -> read(pressed, wanted);
            case ZSTD -> read(Zstandard.unpress(pressed, false, MOST_BODY_BYTES), wanted);
            case ZSTD_OF_MINUTES -> read(Zstandard.unpress(pressed, true, MOST_BODY_BYTES), wanted);
            default ->
                throw new CorruptBlockException("a block is pressed by method " + bytes[1] + ", which is unknown");
        };
    }

    private static Block read(byte[] body, IntPredicate wanted) throws CorruptBlockException {
        CodedInputStream in = CodedInputStream.newInstance(body);
        try {
            int rows = in.readRawVarint32();
            int count = in.readRawVarint32();
            if (rows < 1 || rows > MOST_ROWS || count < 0 || count > LAST_ID + 1) {
                throw new CorruptBlockException("a block has " + rows + " rows and " + count + " columns");
            }
            List<Column> columns = new ArrayList<>();
            ColumnReader reader = new ColumnReader(in, rows);
            for (int i = 0; i < count; i++) {
                reader.read(wanted).ifPresent(columns::add);
            }
            List<ByteString> words = words(in);
            if (!in.isAtEnd()) {
                throw new CorruptBlockException("a block goes on behind its last word");
            }
            return new Block(rows, columns, words);
        } catch (IOException | IllegalArgumentException e) {
            throw new CorruptBlockException("a block contradicts itself: " + e.getMessage(), e);
        }
    }

    private static List<ByteString> words(CodedInputStream in) throws IOException {
        int count = in.readRawVarint32();
        List<ByteString> words = new ArrayList<>();
        // No array of that size beforehand: the bytes end before a count that is wrong does.
        for (int i = 0; i != count; i++) {
            words.add(in.readBytes());
        }
        return words;
    }

    private static int checksum(byte[] bytes, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, end);
        return (int) checksum.getValue();
    }
}
