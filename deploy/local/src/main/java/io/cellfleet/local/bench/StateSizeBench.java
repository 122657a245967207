package io.cellfleet.local.bench;

import io.cellfleet.battery.pack.OrderNumber;
import io.cellfleet.battery.pack.PackInput.FrameReceived;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.PackStep;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.pack.StateBytes;
import io.cellfleet.battery.pack.StepResult.Stepped;
import io.cellfleet.battery.protocol.DecodeResult.Decoded;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.reading.TemperatureScale;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** How many bytes the engine writes to its changelog for one frame: the state of a pack that was watched for an hour. */
public final class StateSizeBench {

    private static final int FRAMES = 3_600;
    private static final List<Integer> CELL_COUNTS = List.of(2, 16, 96, 255);
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final SmartBms123 PROTOCOL = new SmartBms123();

    private StateSizeBench() {}

    public static void run(Consumer<String> say) {
        for (int cells : CELL_COUNTS) {
            say.accept("%3d cells: %,d bytes of state".formatted(cells, bytes(cells)));
        }
    }

    private static int bytes(int cells) {
        SettingsInForce settings = StepBenchmark.settings(cells);
        Random random = new Random(1);
        Optional<PackState> state = Optional.empty();
        for (int second = 0; second < FRAMES; second++) {
            byte[] raw = StepBenchmark.frame(cells, second, random);
            PackReading reading = ((Decoded) PROTOCOL.decode(raw, TemperatureScale.DRIVER)).reading();
            FrameReceived input = new FrameReceived(
                    new OrderNumber(1, 1, second + 1),
                    START.plusSeconds(second),
                    reading,
                    PROTOCOL.describesAllCells());
            state = Optional.of(((Stepped) PackStep.step(state, input, settings)).after());
        }
        return StateBytes.write(state.orElseThrow()).length;
    }
}
