package io.cellfleet.history.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
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
        NONE(0, 0),
        /** For what is written all the time. */
        FAST(1, 3),
        /** For what is written once and kept. */
        HARD(1, 12);

        private final int method;
        private final int level;

        Pressing(int method, int level) {
            this.method = method;
            this.level = level;
        }
    }

    private static final int VERSION = 1;
    private static final int PREFIX_BYTES = 2;
    private static final int CHECKSUM_BYTES = 4;
    private static final int PLAIN = 0;
    private static final int ZSTD = 1;

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
        byte[] stored = pressing.method == PLAIN ? body : Zstd.compress(body, pressing.level);
        ByteBuffer block = ByteBuffer.allocate(PREFIX_BYTES + stored.length + CHECKSUM_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) VERSION)
                .put((byte) pressing.method)
                .put(stored);
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
        return read(bytes[1] == PLAIN ? pressed : unpressed(bytes[1], pressed));
    }

    private static byte[] unpressed(int pressing, byte[] pressed) throws CorruptBlockException {
        if (pressing != ZSTD) {
            throw new CorruptBlockException("a block is pressed by method " + pressing + ", which is unknown");
        }
        long size = Zstd.getFrameContentSize(pressed);
        if (size < 0 || size > MOST_BODY_BYTES) {
            throw new CorruptBlockException("a block of " + size + " bytes is none, or larger than any");
        }
        try {
            return Zstd.decompress(pressed, (int) size);
        } catch (ZstdException e) {
            throw new CorruptBlockException("a block cannot be unpressed", e);
        }
    }

    private static Block read(byte[] body) throws CorruptBlockException {
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
                columns.add(reader.read());
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
