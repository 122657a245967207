package io.cellfleet.history.store;

import static io.cellfleet.history.store.NotOursException.Reason.BAD_ID;
import static io.cellfleet.history.store.NotOursException.Reason.NO_ORDER;
import static io.cellfleet.history.store.NotOursException.Reason.OUT_OF_RANGE;

import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.history.Ids;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table: its name, and how a row's value is found, checked and written. A value that is null becomes
 * NULL; one that the table cannot hold is refused before anything is sent.
 */
record Column<T>(String name, Field<T> field) {

    /** The last moment that is kept: 9999-12-31T23:59:59.999Z; ms since 1970. */
    static final long LAST_MS = 253_402_300_799_999L;

    private static final int LONGEST_TEXT = 200;

    /** Writes the value of one row. */
    interface Field<T> {
        void write(T row, CopyBuffer out) throws NotOursException;
    }

    /** The id of a gateway, installation or pack. */
    static <T> Column<T> id(String name, Function<T, @Nullable String> value) {
        return new Column<>(name, orNull(value, (id, out) -> {
            if (!Ids.isId(id)) {
                throw new NotOursException(BAD_ID, name + " '" + id + "' must be " + Ids.FORM);
            }
            out.textField(id);
        }));
    }

    /** The three columns of an order number. */
    static <T> List<Column<T>> order(Function<T, OrderNumber> order) {
        return List.of(
                new Column<>(
                        "enrolment",
                        (row, out) -> out.int4Field((int)
                                ordinal("order.enrolment", order.apply(row).getEnrolment()))),
                new Column<>(
                        "boot",
                        (row, out) -> out.int4Field(
                                (int) ordinal("order.boot", order.apply(row).getBoot()))),
                new Column<>(
                        "sequence",
                        (row, out) -> out.int8Field(
                                ordinal("order.sequence", order.apply(row).getSequence()))));
    }

    /** ms since 1970. */
    static <T> Column<T> time(String name, Function<T, Long> atMs) {
        return new Column<>(name, orNull(atMs, (at, out) -> {
            if (at < 0 || at > LAST_MS) {
                throw outOfRange(name, Long.toString(at), "0 to " + LAST_MS);
            }
            out.timeField(at);
        }));
    }

    /** An {@code uint32} that has to fit into 31 bits. */
    static <T> Column<T> uint(String name, Function<T, @Nullable Integer> value) {
        return new Column<>(name, orNull(value, (number, out) -> {
            if (number < 0) {
                throw outOfRange(name, Integer.toUnsignedString(number), "0 to " + Integer.MAX_VALUE);
            }
            out.int4Field(number);
        }));
    }

    /** Any {@code int64}. */
    static <T> Column<T> slong(String name, Function<T, @Nullable Long> value) {
        return new Column<>(name, orNull(value, (number, out) -> out.int8Field(number)));
    }

    /** Any {@code sint32}. */
    static <T> Column<T> sint(String name, Function<T, @Nullable Integer> value) {
        return new Column<>(name, orNull(value, (number, out) -> out.int4Field(number)));
    }

    /** A number of an enum; 0 is unknown. */
    static <T> Column<T> code(String name, Function<T, Integer> value) {
        return new Column<>(name, (row, out) -> {
            int code = smallCode(name, value.apply(row));
            if (code == 0) {
                out.nullField();
            } else {
                out.int2Field(code);
            }
        });
    }

    static <T> Column<T> bool(String name, Function<T, @Nullable Boolean> value) {
        return new Column<>(name, orNull(value, (flag, out) -> out.boolField(flag)));
    }

    static <T> Column<T> text(String name, Function<T, @Nullable String> value) {
        return new Column<>(name, orNull(value, (text, out) -> out.textField(checkedText(name, text))));
    }

    static <T> Column<T> bytes(String name, Function<T, byte[]> value) {
        return new Column<>(name, (row, out) -> out.bytesField(value.apply(row)));
    }

    private interface Known<V> {
        void write(V value, CopyBuffer out) throws NotOursException;
    }

    private static <T, V> Field<T> orNull(Function<T, @Nullable V> value, Known<V> known) {
        return (row, out) -> {
            V found = value.apply(row);
            if (found == null) {
                out.nullField();
            } else {
                known.write(found, out);
            }
        };
    }

    private static long ordinal(String name, long value) throws NotOursException {
        if (value < 1) {
            throw new NotOursException(NO_ORDER, name + " " + value + " must be 1 or more");
        }
        return value;
    }

    private static int smallCode(String name, int code) throws NotOursException {
        if (code < 0 || code > Short.MAX_VALUE) {
            throw outOfRange(name, Integer.toString(code), "0 to " + Short.MAX_VALUE);
        }
        return code;
    }

    /** PostgreSQL has no text with a zero character in it. */
    private static String checkedText(String name, String text) throws NotOursException {
        if (text.length() > LONGEST_TEXT) {
            throw outOfRange(name, "of " + text.length() + " characters", "at most " + LONGEST_TEXT + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw outOfRange(name, "with a zero character", "text");
        }
        return text;
    }

    private static NotOursException outOfRange(String name, String value, String limit) {
        return new NotOursException(OUT_OF_RANGE, name + " " + value + " must be " + limit);
    }
}
