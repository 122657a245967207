package io.cellfleet.engine.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/** The store of parked records is nearly always empty, and there is one a partition: it takes as little as it can. */
public final class SmallRocks implements RocksDBConfigSetter {

    private static final long WRITE_BUFFER_BYTES = 1024 * 1024;
    private static final int WRITE_BUFFERS = 2;

    /** One for all stores of the process; never closed. */
    private static final Cache CACHE = new LRUCache(8 * 1024 * 1024);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        options.setTableFormatConfig(table);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache is everybody's.
    }
}
