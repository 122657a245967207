package io.cellfleet.api.export;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows in the order of pack and time, portion by portion. */
public interface Rows {

    /**
     * One time of one pack.
     *
     * @param atMs   ms since 1970
     * @param values of each column; null where nobody said anything at that time
     */
    record Row(String packId, long atMs, @Nullable Long[] values) {}

    /** Names that carry their units. */
    List<String> columns();

    /** The next rows, perhaps none; empty when that was all. */
    Optional<List<Row>> next();

    /** Where rows are written to. */
    interface Sink extends AutoCloseable {

        void write(List<Row> rows) throws IOException;

        /** Writes what is left and what belongs to the end. */
        @Override
        void close() throws IOException;
    }

    /** Writes all. */
    default void writeTo(Sink sink) throws IOException {
        for (Optional<List<Row>> rows = next(); rows.isPresent(); rows = next()) {
            sink.write(rows.get());
        }
    }
}
