package io.cellfleet.history.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One table as it is written: by COPY, and where a row's key is already there, by COPY into a temporary table of the
 * same columns and from there in one statement.
 *
 * @param name    in the schema {@code history}
 * @param columns those that are written, in the order of the COPY
 * @param merge   what becomes of a row whose key is there
 * @param <T>     what a row is made of
 */
record Table<T>(String name, List<Column<T>> columns, Merge merge) {

    /** What becomes of a row whose key is already there. */
    sealed interface Merge {

        /** Facts never change: the row that is there stays. */
        record Keep() implements Merge {}

        /**
         * The row with the greater order number stays; of two with the same one that with the later time, because what
         * the engine says beside the records has the number of the pack's last record.
         */
        record Newest(String key) implements Merge {}

        /** The row with the greater number stays. */
        record Later(String key, String number) implements Merge {}

        /**
         * The row that comes stays, as what was there is in it, except where another writer came between with a greater order
         * number.
         */
        record NotOlder(String key) implements Merge {}

        /** The row that comes stays: what was there is in it, and nobody else writes it meanwhile. */
        record Replace(String key) implements Merge {}
    }

    Table {
        columns = List.copyOf(columns);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> List<Column<T>> columns(List<Column<T>>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    /** Appends one row, or leaves the buffer as it was. */
    void append(T row, CopyBuffer out) throws NotOursException {
        int rows = out.rows();
        int bytes = out.sizeBytes();
        try {
            out.startRow(columns.size());
            for (Column<T> column : columns) {
                column.field().write(row, out);
            }
        } catch (NotOursException e) {
            out.cutTo(rows, bytes);
            throw e;
        }
    }

    String staging() {
        return "incoming_" + name;
    }

    String createStaging() {
        return "CREATE TEMPORARY TABLE " + staging() + " ON COMMIT DELETE ROWS AS SELECT " + names() + " FROM history."
                + name + " WITH NO DATA";
    }

    /** Straight into the table: fails when a key is already there. */
    String copy() {
        return copyInto("history." + name);
    }

    String copyIntoStaging() {
        return copyInto("pg_temp." + staging());
    }

    private String copyInto(String target) {
        return "COPY " + target + " (" + names() + ") FROM STDIN (FORMAT binary)";
    }

    String mergeStaging() {
        String insert = "INSERT INTO history." + name + " AS kept (" + names() + ") SELECT " + names()
                + " FROM pg_temp." + staging() + " ON CONFLICT ";
        return insert
                + switch (merge) {
                    case Merge.Keep keep -> "DO NOTHING";
                    case Merge.Newest newest ->
                        "(" + newest.key() + ") DO UPDATE SET " + assignments()
                                + " WHERE (excluded.enrolment, excluded.boot, excluded.sequence, excluded.at)"
                                + " > (kept.enrolment, kept.boot, kept.sequence, kept.at)";
                    case Merge.NotOlder notOlder ->
                        "(" + notOlder.key() + ") DO UPDATE SET " + assignments()
                                + " WHERE (excluded.enrolment, excluded.boot, excluded.sequence)"
                                + " >= (kept.enrolment, kept.boot, kept.sequence)";
                    case Merge.Later later ->
                        "(" + later.key() + ") DO UPDATE SET " + assignments() + " WHERE excluded." + later.number()
                                + " > kept." + later.number();
                    case Merge.Replace replace -> "(" + replace.key() + ") DO UPDATE SET " + assignments();
                };
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private String assignments() {
        return columns.stream()
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", "));
    }
}
