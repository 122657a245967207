package io.cellfleet.local.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.battery.action.OperatorAction;
import io.cellfleet.battery.pack.InputContext;
import io.cellfleet.battery.pack.OrderNumber;
import io.cellfleet.battery.pack.PackInput;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.PackStep;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.pack.StepResult;
import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.local.replay.CaptureLine.Content;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Steps one pack through a capture and prints what comes of it: one line for each accepted frame, and before it one
 * line for each event. Records are
 * numbered in the order of their lines. An action in the capture takes effect with
 * the next line that is none.
 */
public final class Replay {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeviceProtocol protocol;
    private final SettingsInForce settings;
    private final String packId;
    private final PrintStream out;
    private Optional<PackState> state = Optional.empty();
    private final List<OperatorAction> waiting = new ArrayList<>();
    private long records;
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
        switch (line.content()) {
            case Content.Bytes bytes -> decode(line, bytes.bytes());
            case Content.LineReport ignored -> step(new PackInput.LineReported(next(), line.at()));
            case Content.RelayReport report ->
                step(new PackInput.RelayReported(
                        next(), line.at(), report.relay(), report.wantedOn(), report.isOn(), "capture"));
            case Content.Action action -> waiting.add(action.action());
        }
    }

    private OrderNumber next() {
        records++;
        return new OrderNumber(1, 1, records);
    }

    private void decode(CaptureLine line, byte[] bytes) {
        switch (protocol.decode(bytes, settings.settings().temperatureScale())) {
            case DecodeResult.Decoded decoded -> {
                accepted++;
                step(new PackInput.FrameReceived(next(), line.at(), decoded.reading(), protocol.describesAllCells()));
            }
            case DecodeResult.Refused refused -> {
                rejected++;
                print(JSON.createObjectNode()
                        .put("rejected", refused.reason().name())
                        .put("line", line.number()));
                step(new PackInput.StretchRejected(next(), line.at()));
            }
        }
    }

    private void step(PackInput input) {
        InputContext context = new InputContext(waiting, true);
        waiting.clear();
        if (PackStep.step(state, input, settings, context) instanceof StepResult.Stepped stepped) {
            state = Optional.of(stepped.after());
            stepped.events().forEach(event -> print(EventJson.of(input.at(), event)));
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
