package io.cellfleet.history.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows in PostgreSQL's binary COPY format: per row the number of fields, per field its length (-1 for NULL) and its
 * bytes, big-endian. See "COPY, Binary Format" in PostgreSQL's documentation.
 */
final class CopyBuffer {

    private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};

    /** PostgreSQL counts microseconds from 2000-01-01T00:00Z; ms since 1970. */
    private static final long POSTGRES_EPOCH_MS = 946_684_800_000L;

    private static final int INT2_TYPE = 21;
    private static final int TEXT_TYPE = 25;

    private byte[] bytes = new byte[16 * 1024];
    private int length;
    private int rows;

    int rows() {
        return rows;
    }

    int sizeBytes() {
        return length;
    }

    void startRow(int fields) {
        int2(fields);
        rows++;
    }

    /** Takes back the rows behind the first so many. */
    void cutTo(int keptRows, int keptBytes) {
        rows = keptRows;
        length = keptBytes;
    }

    void nullField() {
        int4(-1);
    }

    void int4Field(int value) {
        int4(Integer.BYTES);
        int4(value);
    }

    void int2Field(int value) {
        int4(Short.BYTES);
        int2(value);
    }

    void int8Field(long value) {
        int4(Long.BYTES);
        int8(value);
    }

    void boolField(boolean value) {
        int4(1);
        room(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    void timeField(long atMs) {
        int8Field((atMs - POSTGRES_EPOCH_MS) * 1_000);
    }

    void textField(String value) {
        bytesField(value.getBytes(StandardCharsets.UTF_8));
    }

    void bytesField(byte[] value) {
        int4(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    /** Everything with header and trailer, as the server wants it. */
    void writeTo(OutputStream out) throws IOException {
        out.write(HEADER);
        out.write(bytes, 0, length);
        out.write(TRAILER);
    }

    private void int2(int value) {
        room(Short.BYTES);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void int4(int value) {
        room(Integer.BYTES);
        bytes[length++] = (byte) (value >> 24);
        bytes[length++] = (byte) (value >> 16);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void int8(long value) {
        int4((int) (value >> 32));
        int4((int) value);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
