package io.cellfleet.local.bench;

import io.cellfleet.battery.pack.OrderNumber;
import io.cellfleet.battery.pack.PackInput.FrameReceived;
import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.pack.PackStep;
import io.cellfleet.battery.pack.SettingsInForce;
import io.cellfleet.battery.pack.StateBytes;
import io.cellfleet.battery.pack.StepResult.Stepped;
import io.cellfleet.battery.protocol.DecodeResult.Decoded;
import io.cellfleet.battery.protocol.smartbms123.FrameEncoder;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.settings.PackSettingsDraft.Outcome.Accepted;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What one thread does of the battery's work on a frame: an hour of one pack at 1 Hz, from its first frame. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StepBenchmark {

    private static final int FRAMES = 3_600;
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final SmartBms123 PROTOCOL = new SmartBms123();

    /** Cells in series. */
    @Param({"16", "255"})
    public int cellCount;

    private final byte[][] raw = new byte[FRAMES][];
    private final FrameReceived[] inputs = new FrameReceived[FRAMES];
    private SettingsInForce settings = settings(16);

    /** Makes the frames: cells wander by single steps as real ones do, so that no branch is always the same. */
    @Setup
    public void frames() {
        settings = settings(cellCount);
        Random random = new Random(1);
        for (int second = 0; second < FRAMES; second++) {
            raw[second] = frame(cellCount, second, random);
            inputs[second] = received(second);
        }
    }

    /** Decoded frames through the rules. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public void step(Blackhole sink) {
        Optional<PackState> state = Optional.empty();
        for (FrameReceived input : inputs) {
            Stepped stepped = (Stepped) PackStep.step(state, input, settings);
            sink.consume(stepped.status());
            state = Optional.of(stepped.after());
        }
        sink.consume(state);
    }

    /** Raw frames decoded, through the rules, and the state written as bytes: the engine's work without Kafka. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public void decodeStepAndWrite(Blackhole sink) {
        Optional<PackState> state = Optional.empty();
        for (int second = 0; second < FRAMES; second++) {
            Stepped stepped = (Stepped) PackStep.step(state, received(second), settings);
            sink.consume(stepped.status());
            sink.consume(StateBytes.write(stepped.after()));
            state = Optional.of(stepped.after());
        }
    }

    private FrameReceived received(int second) {
        PackReading reading = ((Decoded) PROTOCOL.decode(raw[second], TemperatureScale.DRIVER)).reading();
        return new FrameReceived(
                new OrderNumber(1, 1, second + 1), START.plusSeconds(second), reading, PROTOCOL.describesAllCells());
    }

    static byte[] frame(int cellCount, int second, Random random) {
        int lowestMv = 3_290 + 5 * random.nextInt(4);
        int highestMv = lowestMv + 5 * random.nextInt(6);
        int coolest = TemperatureScale.DRIVER.raw(200 + 10 * random.nextInt(3));
        return new FrameEncoder()
                .packVoltageMv(cellCount * lowestMv)
                .current1Ma(125 * random.nextInt(400))
                .current2Ma(125 * random.nextInt(200))
                .currentMa(125 * (random.nextInt(400) - 200))
                .lowestCell(1 + random.nextInt(cellCount), lowestMv)
                .highestCell(1 + random.nextInt(cellCount), highestMv)
                .lowestTemperature(1 + random.nextInt(cellCount), coolest)
                .highestTemperature(1 + random.nextInt(cellCount), coolest + 3)
                .cellCount(cellCount)
                .cell(1 + second % cellCount, lowestMv, coolest)
                .socPercent(50)
                .status(DeviceStatus.CHARGE_ALLOWED, true)
                .status(DeviceStatus.DISCHARGE_ALLOWED, true)
                .key(second % 19, 100)
                .capacityWh(10_000)
                .limitsMv(2_900, 3_400, 3_700)
                .encode();
    }

    static SettingsInForce settings(int cells) {
        PackSettings complete =
                ((Accepted) PackSettingsDraft.of(cells, "LiFePO4", 10_000).complete()).settings();
        return new SettingsInForce(1, complete, ZoneOffset.UTC);
    }
}
