package io.cellfleet.local.decode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.Framer;
import io.cellfleet.battery.protocol.RejectReason;
import io.cellfleet.battery.protocol.Stretch;
import io.cellfleet.battery.reading.TemperatureScale;
import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints one JSON line for each frame and one for each other stretch, in the order of the line, as soon as the
 * gateway's framer has decided. Saved bytes have no times, so all of them count as coming at one moment.
 */
public final class StretchPrinter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ONE_MOMENT_MS = 0;

    private final DeviceProtocol protocol;
    private final TemperatureScale scale;
    private final PrintStream out;
    private final Map<RejectReason, Integer> rejected = new EnumMap<>(RejectReason.class);
    private long frames;
    private long bytes;

    public StretchPrinter(DeviceProtocol protocol, TemperatureScale scale, PrintStream out) {
        this.protocol = protocol;
        this.scale = scale;
        this.out = out;
    }

    /** Follows the bytes to their end, or until nobody reads the lines any more. */
    public void print(LineBytes line) throws IOException {
        Framer framer = protocol.newFramer();
        for (byte[] next = line.next(); next != null; next = line.next()) {
            bytes += next.length;
            print(framer.accept(next, ONE_MOMENT_MS));
            if (out.checkError()) {
                return;
            }
        }
        print(framer.finish());
        out.flush();
    }

    /** What was found, in one sentence. */
    public String summary() {
        int stretches = rejected.values().stream().mapToInt(Integer::intValue).sum();
        String reasons = rejected.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", ", " (", ")"));
        return counted(bytes, "byte") + ": " + counted(frames, "frame") + ", "
                + counted(stretches, "rejected stretch", "rejected stretches") + (stretches == 0 ? "" : reasons);
    }

    private void print(List<Stretch> stretches) throws IOException {
        for (Stretch stretch : stretches) {
            switch (stretch) {
                case Stretch.Frame frame -> print(frame);
                case Stretch.Request request -> print("request", request);
                case Stretch.Answer answer -> print(answer.taken() ? "taken" : "refused", answer);
                case Stretch.Rejected noise -> print(noise.reason(), noise);
            }
        }
    }

    private void print(Stretch.Frame frame) throws IOException {
        switch (protocol.decode(frame.bytes(), scale)) {
            case DecodeResult.Decoded decoded -> {
                frames++;
                print(ReadingJson.of(decoded.reading()));
            }
            case DecodeResult.Refused refused -> print(refused.reason(), frame);
        }
    }

    private void print(RejectReason reason, Stretch stretch) throws IOException {
        rejected.merge(reason, 1, Integer::sum);
        print(withPlace(JSON.createObjectNode().put("rejected", reason.name()), stretch));
    }

    /** What was said to a device, or what it answers to that: no frame, but nothing wrong either. */
    private void print(String heard, Stretch stretch) throws IOException {
        print(withPlace(JSON.createObjectNode().put("heard", heard), stretch));
    }

    private static ObjectNode withPlace(ObjectNode json, Stretch stretch) {
        return json.put("offset", stretch.offset())
                .put("length", stretch.bytes().length)
                .put("hex", HexFormat.of().formatHex(stretch.bytes()));
    }

    private void print(ObjectNode line) throws IOException {
        out.print(JSON.writeValueAsString(line));
        out.print('\n');
    }

    private static String counted(long count, String one) {
        return counted(count, one, one + "s");
    }

    private static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
