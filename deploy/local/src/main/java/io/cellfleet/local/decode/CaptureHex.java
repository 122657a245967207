package io.cellfleet.local.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellfleet.local.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;

/**
 * The hex text in a capture, {@code {"at":"…","hex":"…"}} a line, as the gateway writes it; its times are left out, and so
 * are lines of anything else than bytes.
 */
public final class CaptureHex extends InputStream {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NOTHING = {};

    private final BufferedReader lines;
    private byte[] current = NOTHING;
    private int next;
    private int number;

    private CaptureHex(InputStream capture) {
        this.lines = new BufferedReader(new InputStreamReader(capture, StandardCharsets.UTF_8));
    }

    /** The input itself, or the hex text in it when it is a capture; no frame and no hex text begins with a brace. */
    public static InputStream in(InputStream input) throws IOException {
        PushbackInputStream looked = new PushbackInputStream(input, 1);
        int first = looked.read();
        if (first >= 0) {
            looked.unread(first);
        }
        return first == '{' ? new CaptureHex(looked) : looked;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        while (next == current.length) {
            String line = lines.readLine();
            if (line == null) {
                return -1;
            }
            number++;
            current = line.isBlank() ? NOTHING : hex(line);
            next = 0;
        }
        int count = Math.min(length, current.length - next);
        System.arraycopy(current, next, to, offset, count);
        next += count;
        return count;
    }

    private byte[] hex(String line) {
        try {
            String hex = JSON.readTree(line).path("hex").asText();
            return hex.isEmpty() ? NOTHING : (hex + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new Refusal("line " + number + " of the capture is no JSON object: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
