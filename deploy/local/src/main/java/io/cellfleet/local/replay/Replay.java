package io.cellfleet.local.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.battery.pack.OrderNumber;
import io.cellfleet.battery.pack.PackInput;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.PackStep;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.pack.StepResult;
import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.DeviceProtocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Steps one pack through a capture and prints what comes of it: one line for each accepted frame, and before it one
 * line for each event. The line's number in the capture is its order number.
 */
public final class Replay {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeviceProtocol protocol;
    private final SettingsInForce settings;
    private final String packId;
    private final PrintStream out;
    private Optional<PackState> state = Optional.empty();
    private long accepted;
    private long rejected;

    public Replay(DeviceProtocol protocol, SettingsInForce settings, String packId, PrintStream out) {
        this.protocol = protocol;
        this.settings = settings;
        this.packId = packId;
        this.out = out;
    }

    /** Follows the capture to its end. */
    public void run(BufferedReader capture) throws IOException {
        int number = 0;
        for (String text = capture.readLine(); text != null; text = capture.readLine()) {
            number++;
            if (!text.isBlank()) {
                take(CaptureLine.parse(text, number));
            }
        }
        out.flush();
    }

    /** What was done, in one sentence. */
    public String summary() {
        return accepted + " frames accepted, " + rejected + " rejected";
    }

    private void take(CaptureLine line) {
        OrderNumber order = new OrderNumber(1, 1, line.number());
        switch (protocol.decode(line.bytes(), settings.settings().temperatureScale())) {
            case DecodeResult.Decoded decoded -> {
                accepted++;
                step(new PackInput.FrameReceived(order, line.at(), decoded.reading(), protocol.describesAllCells()));
            }
            case DecodeResult.Refused refused -> {
                rejected++;
                print(JSON.createObjectNode()
                        .put("rejected", refused.reason().name())
                        .put("line", line.number()));
                step(new PackInput.StretchRejected(order, line.at()));
            }
        }
    }

    private void step(PackInput input) {
        if (PackStep.step(state, input, settings) instanceof StepResult.Stepped stepped) {
            state = Optional.of(stepped.after());
            stepped.events().forEach(event -> print(StepJson.event(input.at(), event)));
            if (stepped.status().measured().isPresent()) {
                print(StepJson.status(packId, stepped.status()));
            }
        }
    }

    private void print(ObjectNode line) {
        try {
            out.print(JSON.writeValueAsString(line));
            out.print('\n');
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line could not be written as JSON", e);
        }
    }
}
