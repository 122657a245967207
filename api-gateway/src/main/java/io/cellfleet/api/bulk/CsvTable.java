package io.cellfleet.api.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table as CSV (RFC 4180) with a header: each line becomes the JSON that a single change would have. An empty cell says
 * nothing. Numbers, true and false become such; lists have semicolons between their items.
 */
public final class CsvTable {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}\\.\\d{1,15}");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvTable() {}

    /**
     * A line of the table.
     *
     * @param number of the line in the text, from 1; the header is the first
     * @param fields what it says
     */
    public record Line(long number, ObjectNode fields) {}

    /** Something that is wrong with the table as a whole. */
    public static final class BadTableException extends Exception {

        private static final long serialVersionUID = 1L;

        BadTableException(String message) {
            super(message);
        }
    }

    /** How the text of a column is to be read. */
    public enum Form {
        /** As it is, also where it looks like a number. */
        TEXT,
        /** Items with semicolons between them. */
        TEXTS,
        NUMBERS,
        /** A number, true or false; what is none of them stays a text and is refused later, with its field. */
        VALUE
    }

    /** A column that may be there. */
    public record Column(String name, Form form) {}

    /**
     * Reads a table.
     *
     * @throws BadTableException when a column is unknown or there twice, "id" is missing, or a line does not fit
     */
    public static List<Line> read(String csv, List<Column> known) throws BadTableException {
        String text = !csv.isEmpty() && csv.charAt(0) == BYTE_ORDER_MARK ? csv.substring(1) : csv;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        List<Line> lines = new ArrayList<>();
        List<Column> columns = List.of();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord record : parser) {
                long number = parser.getCurrentLineNumber();
                if (columns.isEmpty()) {
                    columns = header(record, known);
                    continue;
                }
                if (record.size() != columns.size()) {
                    throw new BadTableException(
                            "line " + number + " has " + record.size() + " cells but the header has " + columns.size());
                }
                lines.add(new Line(number, fields(record, columns)));
            }
        } catch (CSVException | UncheckedIOException e) {
            throw new BadTableException("the table is no CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a text in memory cannot fail to be read
        }
        if (columns.isEmpty()) {
            throw new BadTableException("the table has no header");
        }
        return lines;
    }

    private static List<Column> header(CSVRecord record, List<Column> known) throws BadTableException {
        List<Column> columns = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String name : record) {
            Column column = known.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadTableException("column '" + name + "' is not known; known are "
                            + String.join(", ", known.stream().map(Column::name).toList())));
            if (!seen.add(name)) {
                throw new BadTableException("column '" + name + "' is there twice");
            }
            columns.add(column);
        }
        if (!seen.contains("id")) {
            throw new BadTableException("column 'id' is missing");
        }
        return columns;
    }

    private static ObjectNode fields(CSVRecord record, List<Column> columns) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < columns.size(); i++) {
            String text = record.get(i);
            if (!text.isEmpty()) {
                put(fields, columns.get(i), text);
            }
        }
        return fields;
    }

    private static void put(ObjectNode fields, Column column, String text) {
        switch (column.form()) {
            case TEXT -> fields.put(column.name(), text);
            case TEXTS -> {
                for (String item : text.split(";", -1)) {
                    fields.withArray(column.name()).add(item.strip());
                }
            }
            case NUMBERS -> {
                for (String item : text.split(";", -1)) {
                    String stripped = item.strip();
                    if (WHOLE.matcher(stripped).matches()) {
                        fields.withArray(column.name()).add(Long.parseLong(stripped));
                    } else {
                        fields.withArray(column.name()).add(stripped);
                    }
                }
            }
            case VALUE -> putValue(fields, column.name(), text);
        }
    }

    private static void putValue(ObjectNode fields, String name, String text) {
        if (text.equals("true") || text.equals("false")) {
            fields.put(name, Boolean.parseBoolean(text));
        } else if (WHOLE.matcher(text).matches()) {
            fields.put(name, Long.parseLong(text));
        } else if (NUMBER.matcher(text).matches()) {
            fields.put(name, Double.parseDouble(text));
        } else {
            fields.put(name, text);
        }
    }
}
