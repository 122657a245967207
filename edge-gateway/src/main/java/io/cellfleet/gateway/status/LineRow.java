package io.cellfleet.gateway.status;

import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.gateway.line.LineState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** One row of the status page. */
final class LineRow {

    /** From the manual's troubleshooting, in our words. */
    private static final String NO_COMMUNICATION =
            "No communication: look at the flashing LEDs along the string of cells. Where they stop flashing is the "
                    + "place of the fault: check the wiring there, or swap the cell modules to see which one is broken.";

    private static final String NO_FRAMES =
            "Nothing valid is heard: check the two wires of the End Board's EXT OUT, data and ground, and that the "
                    + "cable is the one set for this pack.";

    private static final String NO_ANSWER =
            "The device does not answer: check that data and ground are connected and the two data wires not swapped, "
                    + "that the board is awake (some sleep until they are charged or their switch is pressed), and that "
                    + "nothing else, as its Bluetooth module, has the same port.";

    private static final String UNINTELLIGIBLE =
            "Bytes come, but no frame is among them: the device sends at another baud rate or speaks another protocol "
                    + "than the one set for this pack, or the cable is disturbed.";

    private LineRow() {}

    static String of(LineState line) {
        return "<tr><td>" + pack(line) + "</td><td>" + port(line) + "</td><td>" + lastFrame(line) + "</td><td>"
                + line.validFrames() + "</td><td>" + rejected(line) + "</td></tr>\n";
    }

    private static String pack(LineState line) {
        String simulated = line.identity().simulated() ? "<br><strong>simulated</strong>" : "";
        return Html.escape(line.identity().packId()) + "<br>"
                + Html.escape(line.identity().installationId()) + simulated + "<br>"
                + Led.of(line).html();
    }

    private static String port(LineState line) {
        String source = Html.escape(line.identity().source());
        if (line.isPortOpen()) {
            return source + "<br>open";
        }
        return source + "<br><span class=\"bad\">closed</span>: " + Html.escape(line.trouble());
    }

    private static String lastFrame(LineState line) {
        String text = line.lastFrame()
                .map(last -> when(last) + "<br>" + decoded(line, last.bytes().toByteArray()))
                .orElse("none yet");
        if (line.isUnintelligible()) {
            return text + hint(UNINTELLIGIBLE);
        }
        if (!line.isSilent() || !line.isPortOpen()) {
            return text;
        }
        boolean isAsked = line.protocol().newMaster().isPresent();
        return text + hint(isAsked ? NO_ANSWER : NO_FRAMES);
    }

    private static String when(LineState.LastFrame last) {
        long agoSeconds =
                Duration.ofNanos(System.nanoTime() - last.heardNanos()).toSeconds();
        return Instant.ofEpochMilli(last.at().capturedAtMs()) + ", heard " + agoSeconds + " s ago";
    }

    private static String decoded(LineState line, byte[] frame) {
        return switch (line.protocol().decode(frame, TemperatureScale.DRIVER)) {
            case DecodeResult.Decoded frameRead -> reading(frameRead.reading());
            case DecodeResult.Refused refused -> "cannot be decoded: " + refused.reason();
        };
    }

    private static String reading(PackReading reading) {
        String current = reading.currentMa().isPresent()
                ? String.format(Locale.ROOT, "%.3f A", reading.currentMa().getAsInt() / 1000.0)
                : "current unknown";
        String soc = reading.device().socPercent().isPresent()
                ? reading.device().socPercent().getAsInt() + " %"
                : "unknown";
        String text = String.format(
                Locale.ROOT,
                "%.3f V, %s, %d cells, lowest %s, highest %s, device SOC %s, says: %s",
                reading.packVoltageMv() / 1000.0,
                current,
                reading.cellCount(),
                reading.lowestCell().map(LineRow::cell).orElse("unknown"),
                reading.highestCell().map(LineRow::cell).orElse("unknown"),
                soc,
                reading.device().status().stream()
                        .sorted()
                        .map(DeviceStatus::label)
                        .collect(Collectors.joining(", ")));
        String escaped = Html.escape(text);
        return reading.device().says(DeviceStatus.COMMUNICATION_ERROR) ? escaped + hint(NO_COMMUNICATION) : escaped;
    }

    private static String cell(CellVoltage cell) {
        return String.format(Locale.ROOT, "%.3f V (%d)", cell.voltageMv() / 1000.0, cell.number());
    }

    private static String rejected(LineState line) {
        String counts = line.rejectedByReason().entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining("<br>"));
        return counts.isEmpty() ? "0" : counts;
    }

    private static String hint(String text) {
        return "<div class=\"hint\">" + Html.escape(text) + "</div>";
    }
}
