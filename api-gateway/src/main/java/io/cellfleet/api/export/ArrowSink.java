package io.cellfleet.api.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Writes rows as an Arrow IPC stream: packId, at (ms, UTC), then the columns as nullable 64-bit numbers. */
public final class ArrowSink implements Rows.Sink {

    private static final int BATCH_ROWS = 8_192;

    private final BufferAllocator allocator = new RootAllocator();
    private final VectorSchemaRoot root;
    private final ArrowStreamWriter writer;
    private final List<Rows.Row> waiting = new ArrayList<>();

    public ArrowSink(OutputStream out, List<String> columns) throws IOException {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("packId", FieldType.notNullable(ArrowType.Utf8.INSTANCE), null));
        fields.add(new Field("at", FieldType.notNullable(new ArrowType.Timestamp(TimeUnit.MILLISECOND, "UTC")), null));
        for (String column : columns) {
            fields.add(new Field(column, FieldType.nullable(new ArrowType.Int(Long.SIZE, true)), null));
        }
        root = VectorSchemaRoot.create(new Schema(fields), allocator);
        writer = new ArrowStreamWriter(root, null, Channels.newChannel(out));
        writer.start();
    }

    @Override
    public void write(List<Rows.Row> rows) throws IOException {
        for (Rows.Row row : rows) {
            waiting.add(row);
            if (waiting.size() == BATCH_ROWS) {
                writeBatch();
            }
        }
    }

    private void writeBatch() throws IOException {
        root.clear();
        VarCharVector packs = (VarCharVector) root.getVector(0);
        TimeStampMilliTZVector times = (TimeStampMilliTZVector) root.getVector(1);
        for (int i = 0; i < waiting.size(); i++) {
            Rows.Row row = waiting.get(i);
            packs.setSafe(i, row.packId().getBytes(StandardCharsets.UTF_8));
            times.setSafe(i, row.atMs());
            for (int c = 0; c < row.values().length; c++) {
                BigIntVector column = (BigIntVector) root.getVector(c + 2);
                Long value = row.values()[c];
                if (value == null) {
                    column.setNull(i);
                } else {
                    column.setSafe(i, value);
                }
            }
        }
        root.setRowCount(waiting.size());
        writer.writeBatch();
        waiting.clear();
    }

    @Override
    public void close() throws IOException {
        try {
            if (!waiting.isEmpty()) {
                writeBatch();
            }
            writer.end();
        } finally {
            writer.close();
            root.close();
            allocator.close();
        }
    }
}
