package io.cellfleet.api.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes rows as CSV (RFC 4180): packId, at, then the columns; empty where nobody said anything. */
public final class CsvSink implements Rows.Sink {

    private final CSVPrinter printer;

    /**
     * @param withHeader false for an export that goes on
     */
    public CsvSink(OutputStream out, List<String> columns, boolean withHeader) throws IOException {
        printer = new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 65_536), CSVFormat.RFC4180);
        if (withHeader) {
            List<String> header = new ArrayList<>(List.of("packId", "at"));
            header.addAll(columns);
            printer.printRecord(header);
        }
    }

    @Override
    public void write(List<Rows.Row> rows) throws IOException {
        for (Rows.Row row : rows) {
            printer.print(row.packId());
            printer.print(Instant.ofEpochMilli(row.atMs()));
            for (Long value : row.values()) {
                printer.print(value);
            }
            printer.println();
        }
        printer.flush();
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
