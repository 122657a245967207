package io.cellfleet.battery.pack;

import io.cellfleet.battery.Check;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Reads what {@link StateWriter} wrote. Bytes that are something else are refused, never guessed at. */
final class StateReader {

    /** Cells; all other lists are shorter. */
    private static final int MOST_IN_A_LIST = 255;

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private static final int LONGEST_TEXT = 2_000;

    private final byte[] bytes;
    private final int version;
    private final long baseMs;
    private int position;

    /**
     * @param oldest the oldest version that is still read
     * @param newest the version that is written now
     */
    StateReader(byte[] bytes, int oldest, int newest) {
        this.bytes = bytes;
        version = bytes.length == 0 ? -1 : bytes[position++];
        if (version < oldest || version > newest) {
            throw new IllegalArgumentException(
                    "state version is " + version + " but must be " + oldest + " to " + newest);
        }
        baseMs = number();
    }

    /** What a state has from a version on; an older one has {@code before} in its place. */
    <T> T since(int first, Supplier<T> read, T before) {
        return version >= first ? read.get() : before;
    }

    boolean isBefore(int other) {
        return version < other;
    }

    String text() {
        int size = (int)
                Check.inRange("text length in state", number(), 0, Math.min(LONGEST_TEXT, bytes.length - position));
        String value = new String(bytes, position, size, StandardCharsets.UTF_8);
        position += size;
        return value;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position == bytes.length) {
                throw new IllegalArgumentException("state ends after " + bytes.length + " bytes, within a number");
            }
            byte next = bytes[position++];
            if (shift == 63 && next > 1) {
                break;
            }
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw new IllegalArgumentException("state has a number of more than 64 bits at byte " + position);
    }

    int smallNumber() {
        return (int) Check.inRange("number in state", number(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    boolean flag() {
        return Check.inRange("flag in state", number(), 0, 1) == 1;
    }

    Instant base() {
        return Instant.ofEpochMilli(baseMs);
    }

    Instant time() {
        long offsetMs = number();
        long ms = baseMs + offsetMs;
        if (((baseMs ^ ms) & (offsetMs ^ ms)) < 0) {
            throw new IllegalArgumentException("state has a time " + offsetMs + " ms from " + baseMs);
        }
        return Instant.ofEpochMilli(ms);
    }

    LocalDate date() {
        long epochDay = Check.inRange("date", number(), LocalDate.EPOCH.toEpochDay(), LATEST.toEpochDay());
        return LocalDate.ofEpochDay(epochDay);
    }

    <T> Optional<T> optional(Supplier<T> read) {
        return flag() ? Optional.of(read.get()) : Optional.empty();
    }

    OptionalInt optionalNumber() {
        return flag() ? OptionalInt.of(smallNumber()) : OptionalInt.empty();
    }

    <T> List<T> list(Supplier<T> read) {
        int size = (int) Check.inRange("list size in state", number(), 0, MOST_IN_A_LIST);
        List<T> values = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            values.add(read.get());
        }
        return values;
    }

    <T extends Enum<T>> Set<T> set(Class<T> type) {
        T[] all = type.getEnumConstants();
        long bits = Check.inRange("set in state", number(), 0, (1L << all.length) - 1);
        Set<T> constants = EnumSet.noneOf(type);
        for (T constant : all) {
            if ((bits & 1L << constant.ordinal()) != 0) {
                constants.add(constant);
            }
        }
        return constants;
    }

    <T extends Enum<T>> T constant(Class<T> type) {
        int place = smallNumber();
        T[] all = type.getEnumConstants();
        if (place < 0 || place >= all.length) {
            throw new IllegalArgumentException(
                    "state has " + type.getSimpleName() + " number " + place + " but there are " + all.length);
        }
        return all[place];
    }

    void end() {
        if (position != bytes.length) {
            throw new IllegalArgumentException("state has " + (bytes.length - position) + " bytes behind its end");
        }
    }
}
