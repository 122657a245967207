package io.cellfleet.battery.simulator;

import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.Framer;
import io.cellfleet.battery.protocol.Stretch;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.battery.settings.PackSettingsDraft.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs a simulated pack once a second and reads its line as a gateway would. */
final class Simulation {

    static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    static final Instant MIDNIGHT = Instant.parse("2026-06-14T22:00:00Z");
    static final int HOUR_S = 3_600;

    private static final SmartBms123 PROTOCOL = new SmartBms123();

    final PackSimulator simulator;
    final List<Stretch.Rejected> rejected = new ArrayList<>();
    final List<Instant> silences = new ArrayList<>();
    private final SimulatedPack pack;
    private final Framer framer = PROTOCOL.newFramer();
    private Instant now;

    Simulation(SimulatedPack pack, ZoneId zone, Instant at) {
        this.pack = pack;
        this.simulator = PackSimulator.start(pack, zone, at);
        this.now = at;
        framer.accept(new byte[0], at.toEpochMilli() - 1_000);
    }

    /** From local midnight of a day in June. */
    Simulation(SimulatedPack pack) {
        this(pack, ZURICH, MIDNIGHT);
    }

    Instant now() {
        return now;
    }

    /** The readings of the next seconds; damaged or missing frames leave none. */
    List<PackReading> run(int seconds) {
        List<PackReading> readings = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            byte[] bytes = simulator.bytesUntil(now);
            if (bytes.length == 0) {
                silences.add(now);
            }
            for (Stretch stretch : framer.accept(bytes, now.toEpochMilli())) {
                switch (stretch) {
                    case Stretch.Frame frame -> readings.add(reading(frame));
                    case Stretch.Rejected noise -> rejected.add(noise);
                    case Stretch.Request ignored -> throw new AssertionError("nobody asks a 123");
                    case Stretch.Answer ignored -> throw new AssertionError("nobody asks a 123");
                }
            }
            now = now.plusSeconds(1);
        }
        return readings;
    }

    private PackReading reading(Stretch.Frame frame) {
        return switch (PROTOCOL.decode(frame.bytes(), pack.settings().temperatureScale())) {
            case DecodeResult.Decoded decoded -> decoded.reading();
            case DecodeResult.Refused refused -> throw new AssertionError(refused);
        };
    }

    /** Sixteen LiFePO4 cells, 12 kWh, 2.4 kW of sun, three tenths full. */
    static SimulatedPack pack(Fault... faults) {
        return pack(1, faults);
    }

    static SimulatedPack pack(long seed, Fault... faults) {
        return pack(settings(16, "LiFePO4", 12_000), seed, faults);
    }

    static SimulatedPack pack(PackSettings settings, long seed, Fault... faults) {
        PackPhysics physics = PackPhysics.typical(settings, 0.3, 18, 47, seed);
        return new SimulatedPack("pack-" + seed, "Simulated pack", settings, physics, Set.of(faults), seed);
    }

    static PackSettings settings(int cellCount, String chemistry, int capacityWh) {
        return accepted(PackSettingsDraft.of(cellCount, chemistry, capacityWh));
    }

    static PackSettings accepted(PackSettingsDraft draft) {
        return switch (draft.complete()) {
            case Outcome.Accepted accepted -> accepted.settings();
            case Outcome.Refused refused -> throw new AssertionError(refused.violations());
        };
    }

    /** Settings with sensors and mode of one's choice. */
    static PackSettings settings(int cellCount, String mode, int sensorCount, boolean sensorInverted) {
        return accepted(new PackSettingsDraft(
                cellCount,
                null,
                "LiFePO4",
                12_000,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                mode,
                null,
                sensorCount,
                null,
                sensorInverted,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }
}
