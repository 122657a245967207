package io.cellfleet.battery.pack;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Writes numbers in as few bytes as they need: seven bits a byte, least significant first, the sign in the lowest bit.
 * Times are ms relative to a base that is written first.
 */
final class StateWriter {

    private final long baseMs;
    private byte[] bytes = new byte[512];
    private int length;

    StateWriter(int version, Instant base) {
        baseMs = base.toEpochMilli();
        bytes[length++] = (byte) version;
        number(baseMs);
    }

    void number(long value) {
        if (length + 10 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void flag(boolean value) {
        number(value ? 1 : 0);
    }

    void time(Instant value) {
        number(value.toEpochMilli() - baseMs);
    }

    <T> void optional(Optional<T> value, Consumer<T> write) {
        flag(value.isPresent());
        value.ifPresent(write);
    }

    void optionalNumber(OptionalInt value) {
        flag(value.isPresent());
        value.ifPresent(this::number);
    }

    <T> void list(Collection<T> values, Consumer<T> write) {
        number(values.size());
        values.forEach(write);
    }

    /** UTF-8, its length first. */
    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        while (length + utf8.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    /** Constants by their place; a new one is only ever added behind the others. */
    void set(Collection<? extends Enum<?>> constants) {
        long bits = 0;
        for (Enum<?> constant : constants) {
            bits |= 1L << constant.ordinal();
        }
        number(bits);
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }
}
