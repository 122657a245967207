package io.cellfleet.history.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Zstandard, alone or with what blocks of a minute have in common: a minute is too short for the frame to learn it. Contexts
 * are dear to make and hold memory outside the heap, so they are kept for the next one.
 */
final class Zstandard {

    /** Never changes: what was pressed with it cannot be read without it. Another one would be a method of its own. */
    private static final String DICTIONARY = "minutes-1.dictionary";

    private static final int LEVEL_OF_MINUTES = 3;

    private static final byte[] BYTES = dictionary();
    private static final ZstdDictCompress FOR_MINUTES = new ZstdDictCompress(BYTES, LEVEL_OF_MINUTES);
    private static final ZstdDictDecompress OF_MINUTES = new ZstdDictDecompress(BYTES);
    private static final Queue<ZstdCompressCtx> WRITERS = new ConcurrentLinkedQueue<>();
    private static final Queue<ZstdDecompressCtx> READERS = new ConcurrentLinkedQueue<>();

    private Zstandard() {}

    /** Alone. */
    static byte[] press(byte[] body, int level) {
        return Zstd.compress(body, level);
    }

    static byte[] pressMinute(byte[] body) {
        ZstdCompressCtx kept = WRITERS.poll();
        ZstdCompressCtx writer = kept == null
                ? new ZstdCompressCtx()
                        .loadDict(FOR_MINUTES)
                        .setContentSize(true)
                        .setDictID(false)
                : kept;
        try {
            return writer.compress(body);
        } finally {
            WRITERS.add(writer);
        }
    }

    /**
     * The inverse of both.
     *
     * @param withDictionary whether it was a minute
     * @throws CorruptBlockException when it is neither, or larger than that
     */
    static byte[] unpress(byte[] pressed, boolean withDictionary, int mostBytes) throws CorruptBlockException {
        long size = Zstd.getFrameContentSize(pressed);
        if (size < 0 || size > mostBytes) {
            throw new CorruptBlockException("a block of " + size + " bytes is none, or larger than any");
        }
        ZstdDecompressCtx kept = READERS.poll();
        ZstdDecompressCtx reader = kept == null ? new ZstdDecompressCtx() : kept;
        try {
            reader.reset();
            if (withDictionary) {
                reader.loadDict(OF_MINUTES);
            }
            return reader.decompress(pressed, (int) size);
        } catch (ZstdException e) {
            throw new CorruptBlockException("a block cannot be unpressed", e);
        } finally {
            READERS.add(reader);
        }
    }

    private static byte[] dictionary() {
        try (InputStream in = Objects.requireNonNull(Zstandard.class.getResourceAsStream(DICTIONARY), DICTIONARY)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
