package io.cellfleet.gateway.source;

import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.battery.protocol.smartbms123.SmartBms123;
import io.cellfleet.battery.simulator.PackSimulator;
import io.cellfleet.battery.simulator.SimulatedFleet;
import io.cellfleet.battery.simulator.SimulatedInstallation;
import io.cellfleet.battery.simulator.SimulatedPack;
import io.cellfleet.gateway.config.SimulatorSettings;
import io.cellfleet.gateway.disk.DataFolder;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.LineIdentity;
import io.cellfleet.gateway.line.LineState;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.work.Worker;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All simulated packs of this gateway: where they begin, or go on. One thread for all of them. */
public final class SimulatedSource {

    /** Packs that have stood still for longer than this, beyond the past that is sent, begin anew. */
    static final Duration LONGEST_UNSEEN = Duration.ofDays(1);

    private static final DeviceProtocol PROTOCOL = new SmartBms123();

    private final List<SimulatedLine> lines;
    private final FleetReader reader;

    private SimulatedSource(List<SimulatedLine> lines, FleetReader reader) {
        this.lines = lines;
        this.reader = reader;
    }

    /** Makes the line of a simulated pack. */
    @FunctionalInterface
    public interface LineMaker extends BiFunction<LineIdentity, DeviceProtocol, Line> {}

    /**
     * Makes the fleet, or takes it up where it was left.
     *
     * @param gatewayId who reads it
     * @param clock     now
     */
    public static SimulatedSource prepare(
            SimulatorSettings settings,
            String gatewayId,
            DataFolder folder,
            Supplier<Moment> clock,
            LineMaker lineMaker) {
        FleetStore store = new FleetStore(folder, settings.seed());
        Instant now = Instant.ofEpochMilli(clock.get().capturedAtMs()).truncatedTo(ChronoUnit.SECONDS);
        Optional<SavedFleet> saved = store.load();
        Instant earliest = now.minus(settings.past());
        Instant from =
                saved.map(SavedFleet::sentUntil).filter(earliest::isBefore).orElse(earliest);
        SavedFleet usable = saved.filter(fleet -> fleet.seed() == settings.seed())
                .filter(fleet -> Duration.between(fleet.at(), from).compareTo(LONGEST_UNSEEN) <= 0)
                .orElse(null);

        List<SimulatedLine> lines = new ArrayList<>();
        for (SimulatedInstallation installation : SimulatedFleet.of(settings.packCount(), settings.seed())) {
            for (SimulatedPack pack : installation.packs()) {
                PackSimulator simulator = simulator(pack, installation.zone(), from, usable, store);
                LineIdentity identity =
                        new LineIdentity(gatewayId, installation.id(), pack.id(), true, "simulator: " + pack.name());
                lines.add(new SimulatedLine(pack.id(), simulator, lineMaker.apply(identity, PROTOCOL)));
            }
        }
        return new SimulatedSource(lines, new FleetReader(lines, store, from, clock));
    }

    private static PackSimulator simulator(
            SimulatedPack pack, ZoneId zone, Instant from, @Nullable SavedFleet saved, FleetStore store) {
        byte[] state = saved == null ? null : saved.packs().get(pack.id());
        if (state == null) {
            return PackSimulator.start(pack, zone, from.plus(FleetReader.STEP));
        }
        try {
            PackSimulator simulator =
                    PackSimulator.restore(pack, zone, new DataInputStream(new ByteArrayInputStream(state)));
            // What it says of a time that may have been sent already, or that nobody asked for, is not sent.
            simulator.bytesUntil(from);
            return simulator;
        } catch (IOException e) {
            throw store.unreadable(e);
        }
    }

    public List<LineState> lines() {
        return lines.stream().map(line -> line.line().state()).toList();
    }

    public Worker.Task reader() {
        return reader;
    }
}
