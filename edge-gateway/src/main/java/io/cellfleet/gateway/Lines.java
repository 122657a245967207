package io.cellfleet.gateway;

import io.cellfleet.battery.protocol.DeviceProtocol;
import io.cellfleet.gateway.clock.GatewayClock;
import io.cellfleet.gateway.config.GatewaySettings;
import io.cellfleet.gateway.config.InvalidSettings;
import io.cellfleet.gateway.config.LineSettings;
import io.cellfleet.gateway.disk.DataFolder;
import io.cellfleet.gateway.disk.RawCapture;
import io.cellfleet.gateway.line.Line;
import io.cellfleet.gateway.line.LineIdentity;
import io.cellfleet.gateway.line.LineState;
import io.cellfleet.gateway.line.OrderNumbers;
import io.cellfleet.gateway.line.RecordSink;
import io.cellfleet.gateway.line.RelayReports;
import io.cellfleet.gateway.line.StretchTap;
import io.cellfleet.gateway.relay.RelayAssembly;
import io.cellfleet.gateway.serial.SerialReader;
import io.cellfleet.gateway.source.CaptureReader;
import io.cellfleet.gateway.source.SimulatedSource;
import io.cellfleet.gateway.work.Worker;
import java.util.ArrayList;
import java.util.List;

/**
 * All lines of this gateway and a reader for each; the simulated packs share one.
 *
 * @param states  of each line, real ones first
 * @param readers not yet started
 */
record Lines(List<LineState> states, List<Worker> readers) {

    Lines {
        states = List.copyOf(states);
        readers = List.copyOf(readers);
    }

    static final Lines NONE = new Lines(List.of(), List.of());

    /**
     * @param boot    on disk already
     * @param live    where real lines put their records
     * @param patient where the others put theirs
     * @param relays  whose reports go into the packs' sequences
     */
    static Lines prepare(
            GatewaySettings settings,
            DataFolder folder,
            int boot,
            GatewayClock clock,
            RecordSink live,
            RecordSink patient,
            RelayAssembly relays) {
        List<LineState> states = new ArrayList<>();
        List<Worker> readers = new ArrayList<>();
        for (LineSettings line : settings.lines()) {
            OrderNumbers orders = new OrderNumbers(settings.enrolment(), boot);
            String name = "line-" + line.pack();
            switch (line) {
                case LineSettings.Serial serial -> {
                    LineIdentity identity = identity(settings, line, false, "serial " + serial.device());
                    Line read = new Line(
                            identity,
                            line.protocol(),
                            orders,
                            live,
                            tap(settings, folder, line),
                            reports(relays, line.pack()),
                            line.protocol().newMaster());
                    states.add(read.state());
                    readers.add(new Worker(
                            name, new SerialReader(serial.device(), read, clock, relays.switches(line.pack()))));
                }
                case LineSettings.Capture capture -> {
                    LineIdentity identity = identity(settings, line, true, "capture " + capture.file());
                    Line read = Line.recorded(identity, line.protocol(), orders, patient, reports(relays, line.pack()));
                    states.add(read.state());
                    readers.add(new Worker(name, new CaptureReader(capture.file(), capture.speed(), read)));
                }
            }
        }
        if (settings.simulator().packCount() > 0) {
            SimulatedSource.LineMaker maker = (LineIdentity identity, DeviceProtocol protocol) -> Line.recorded(
                    identity,
                    protocol,
                    new OrderNumbers(settings.enrolment(), boot),
                    patient,
                    reports(relays, identity.packId()));
            SimulatedSource fleet =
                    SimulatedSource.prepare(settings.simulator(), settings.gatewayId(), folder, clock::now, maker);
            requireDifferentPacks(settings.lines(), fleet.lines());
            states.addAll(fleet.lines());
            readers.add(new Worker("simulator", fleet.reader()));
        }
        return new Lines(states, readers);
    }

    private static RelayReports reports(RelayAssembly relays, String packId) {
        return relays.reports(packId).orElseGet(RelayReports::new);
    }

    private static StretchTap tap(GatewaySettings settings, DataFolder folder, LineSettings line) {
        return settings.rawCapture().enabled()
                ? new RawCapture(
                        folder.path("capture"),
                        line.pack(),
                        settings.rawCapture().limitBytes())
                : StretchTap.NONE;
    }

    private static LineIdentity identity(
            GatewaySettings settings, LineSettings line, boolean simulated, String source) {
        return new LineIdentity(settings.gatewayId(), line.installation(), line.pack(), simulated, source);
    }

    private static void requireDifferentPacks(List<LineSettings> real, List<LineState> simulated) {
        for (LineSettings line : real) {
            boolean taken = simulated.stream()
                    .anyMatch(state -> state.identity().packId().equals(line.pack()));
            if (taken) {
                throw new InvalidSettings("cellfleet.gateway.lines names the pack " + line.pack()
                        + ", which is one of the simulated packs: give the real one another id");
            }
        }
    }
}
