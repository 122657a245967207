package io.cellfleet.gateway.disk;

import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.line.StretchTap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/**
 * Writes down what comes off one line, for support: {@code {"at":"2026-06-01T00:00:00Z","hex":"…"}}, one line for each
 * stretch. Two files take turns, so that there is never more on disk than the limit and always at least half of it. A
 * disk that takes nothing is said once and harms nothing else. For one reader only.
 */
public final class RawCapture implements StretchTap {

    private static final Logger LOG = Logger.getLogger(RawCapture.class);
    private static final HexFormat HEX = HexFormat.of();

    private final Path file;
    private final Path older;
    private final long fileLimitBytes;
    private long sizeBytes = -1;
    private boolean said;

    /**
     * @param folder     made when absent
     * @param limitBytes of both files together
     */
    public RawCapture(Path folder, String packId, long limitBytes) {
        this.file = folder.resolve(packId + ".jsonl");
        this.older = folder.resolve(packId + ".1.jsonl");
        this.fileLimitBytes = limitBytes / 2;
    }

    @Override
    public void stretch(byte[] bytes, Moment at) {
        String text = "{\"at\":\"" + at.utc() + "\",\"hex\":\"" + HEX.formatHex(bytes) + "\"}\n";
        try {
            append(text.getBytes(StandardCharsets.US_ASCII));
            said = false;
        } catch (IOException e) {
            sizeBytes = -1;
            if (!said) {
                said = true;
                LOG.warnf("The raw capture cannot be written file=%s reason=%s", file, e.getMessage());
            }
        }
    }

    private void append(byte[] line) throws IOException {
        if (sizeBytes < 0) {
            Files.createDirectories(file.getParent());
            sizeBytes = Files.exists(file) ? Files.size(file) : 0;
        }
        if (sizeBytes > 0 && sizeBytes + line.length > fileLimitBytes) {
            Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
            sizeBytes = 0;
        }
        Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        sizeBytes += line.length;
    }
}
