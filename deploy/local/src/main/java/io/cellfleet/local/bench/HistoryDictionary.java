package io.cellfleet.local.bench;

import com.github.luben.zstd.Zstd;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.codec.Block.Pressing;
import io.cellfleet.history.columns.StatusBlock;
import io.cellfleet.local.bench.HistoryFleet.CellsAFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes a dictionary for blocks of a minute: what minutes of packs of both protocols have in common. The one in use was
 * made so and never changes; this is how a next one would be made. Takes the file to write; runs with the libraries of the
 * packaged history service, as {@link HistoryStoreBench} does.
 */
public final class HistoryDictionary {

    /** Beyond those that benchmarks measure. */
    private static final int FIRST_PACK = 1_000;

    private static final int PACKS = 300;
    private static final int MINUTES = 15;
    private static final int MOST_BYTES = 4_096;

    /** In front of the body and behind it. */
    private static final int PREFIX_BYTES = 2;

    private static final int CHECKSUM_BYTES = 4;

    private HistoryDictionary() {}

    public static void main(String[] arguments) throws Exception {
        List<byte[]> bodies = new ArrayList<>();
        for (CellsAFrame cells : CellsAFrame.values()) {
            HistoryFleet fleet = new HistoryFleet(FIRST_PACK + PACKS, cells);
            for (int pack = FIRST_PACK; pack < FIRST_PACK + PACKS; pack++) {
                for (int minute = 0; minute < MINUTES; minute++) {
                    bodies.add(body(fleet, pack));
                }
            }
        }
        byte[] dictionary = new byte[MOST_BYTES];
        long size = Zstd.trainFromBuffer(bodies.toArray(byte[][]::new), dictionary);
        if (Zstd.isError(size)) {
            throw new IllegalStateException(Zstd.getErrorName(size));
        }
        Files.write(Path.of(arguments[0]), Arrays.copyOf(dictionary, (int) size));
    }

    private static byte[] body(HistoryFleet fleet, int pack) {
        List<PackStatus> minute = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            minute.add(fleet.next(pack));
        }
        byte[] block = StatusBlock.of(minute).block().encode(Pressing.NONE);
        return Arrays.copyOfRange(block, PREFIX_BYTES, block.length - CHECKSUM_BYTES);
    }
}
