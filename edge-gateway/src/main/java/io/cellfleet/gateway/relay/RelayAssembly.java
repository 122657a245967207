package io.cellfleet.gateway.relay;

import io.cellfleet.gateway.actuator.Actuator;
import io.cellfleet.gateway.actuator.AdvisoryOnly;
import io.cellfleet.gateway.actuator.DeviceMosfets;
import io.cellfleet.gateway.actuator.DeviceSwitches;
import io.cellfleet.gateway.actuator.LcusBoard;
import io.cellfleet.gateway.actuator.LcusRelays;
import io.cellfleet.gateway.actuator.Output;
import io.cellfleet.gateway.actuator.SimulatedRelays;
import io.cellfleet.gateway.guard.GuardedRelays;
import io.cellfleet.gateway.guard.GuardedRelays.Guarded;
import io.cellfleet.gateway.guard.Pulse;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.line.RelayReports;
import io.cellfleet.gateway.relay.RelaySettings.Kind;
import io.cellfleet.gateway.relay.RelaySettings.OutputSettings;
import io.cellfleet.gateway.spool.DiskTrouble;
import io.cellfleet.gateway.spool.SpoolDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Puts the relays of this gateway together at its start. */
public final class RelayAssembly {

    private static final Logger LOG = Logger.getLogger(RelayAssembly.class);

    private final RelaySettings settings;
    private final RelayTables tables;
    private final Semaphore news = new Semaphore(0);
    private final Map<String, RelayReports> reports = new HashMap<>();
    private final Map<String, DeviceSwitches> switches = new HashMap<>();
    private final Map<Path, LcusBoard> boards = new HashMap<>();
    private final List<LocalStep> steps = new ArrayList<>();

    /** What the downlink and the link say of a pack. */
    public interface Downlink {

        Optional<KnownPack> settings(String packId);

        Optional<EngineOrder> order(String packId);

        boolean isLinked(String packId, long nowMs);

        OptionalLong linkAgeMs(String packId, long nowMs);
    }

    public RelayAssembly(RelaySettings settings, SpoolDatabase database) throws DiskTrouble {
        this.settings = settings;
        this.tables = RelayTables.open(database);
        for (OutputSettings output : settings.outputs()) {
            output.packs().forEach(pack -> reports.put(pack, new RelayReports()));
            if (output.kind() instanceof Kind.Mosfets) {
                switches.put(output.packs().getFirst(), new DeviceSwitches());
            }
        }
    }

    /** To be called when something has come that the decision may depend on. */
    public void wake() {
        news.release();
    }

    /** The way of this pack's relay reports into its sequence; empty for a pack that is not decided for. */
    public Optional<RelayReports> reports(String packId) {
        return Optional.ofNullable(reports.get(packId));
    }

    /** Where orders for this pack's own device wait for the reader of its line; empty where it gets none. */
    public Optional<DeviceSwitches> switches(String packId) {
        return Optional.ofNullable(switches.get(packId));
    }

    /**
     * The desk, not yet at work. The guard is told what it has to open.
     *
     * @param clock now
     */
    public RelayDesk desk(Downlink downlink, Supplier<Moment> clock) throws IOException {
        Pulse pulse = new Pulse(settings.guardFolder());
        Files.createDirectories(settings.guardFolder());
        GuardedRelays.write(settings.guardFolder(), guarded());
        Map<String, byte[]> states = tables.states();
        Optional<StopMark> stop = tables.takeStop();
        Optional<Uptime> uptime = Uptime.now();
        Map<String, PackRelays> packs = new LinkedHashMap<>();
        List<OutputDesk> outputs = new ArrayList<>();
        for (OutputSettings output : settings.outputs()) {
            RelayPair leftAs = uptime.map(now -> StopMark.leftAs(stop, output.name(), now.bootId(), now.uptimeMs()))
                    .orElse(RelayPair.OFF);
            Actuator actuator = actuator(output);
            List<PackRelays> mine = new ArrayList<>();
            for (String packId : output.packs()) {
                LocalStep step = step(packId, Optional.ofNullable(states.get(packId)), clock.get());
                ReportBook book = new ReportBook(actuator.kind(), reports.get(packId)::add);
                mine.add(new PackRelays(packId, actuator.kind(), step, knowledge(packId, downlink), book));
                packs.put(packId, mine.getLast());
            }
            LOG.infof(
                    "Relays output=%s actuator=%s leftChargeOn=%s leftLoadOn=%s",
                    output.name(), actuator.kind(), leftAs.chargeOn(), leftAs.loadOn());
            outputs.add(new OutputDesk(
                    new Output(output.name(), actuator, this::wake), mine, output.wholeInstallation(), leftAs));
        }
        return new RelayDesk(outputs, packs, clock, pulse, news);
    }

    private LocalStep step(String packId, Optional<byte[]> kept, Moment now) {
        LocalStep step = LocalStep.takeUp(packId, kept, now.monotonicMs());
        steps.add(step);
        return step;
    }

    private static PackRelays.Knowledge knowledge(String packId, Downlink downlink) {
        return new PackRelays.Knowledge() {
            @Override
            public Optional<KnownPack> settings() {
                return downlink.settings(packId);
            }

            @Override
            public Optional<EngineOrder> order() {
                return downlink.order(packId);
            }

            @Override
            public boolean isLinked(long nowMs) {
                return downlink.isLinked(packId, nowMs);
            }

            @Override
            public OptionalLong linkAgeMs(long nowMs) {
                return downlink.linkAgeMs(packId, nowMs);
            }
        };
    }

    private Actuator actuator(OutputSettings output) {
        return switch (output.kind()) {
            case Kind.Mosfets ignored ->
                new DeviceMosfets(switches.get(output.packs().getFirst()));
            case Kind.Board board ->
                new LcusRelays(
                        boards.computeIfAbsent(board.device(), LcusBoard::new),
                        board.chargeChannel(),
                        board.loadChannel());
            case Kind.Simulated ignored -> new SimulatedRelays();
            case Kind.Advisory ignored -> new AdvisoryOnly();
        };
    }

    private List<Guarded> guarded() {
        List<Guarded> all = new ArrayList<>();
        for (OutputSettings output : settings.outputs()) {
            switch (output.kind()) {
                case Kind.Mosfets mosfets ->
                    all.add(new Guarded.Jbd(mosfets.device().toAbsolutePath()));
                case Kind.Board board -> {
                    Path device = board.device().toAbsolutePath();
                    all.add(new Guarded.Lcus(device, board.chargeChannel()));
                    if (board.loadChannel() != board.chargeChannel()) {
                        all.add(new Guarded.Lcus(device, board.loadChannel()));
                    }
                }
                case Kind.Simulated ignored -> {
                    // Nothing hangs on it.
                }
                case Kind.Advisory ignored -> {
                    // Nothing is moved.
                }
            }
        }
        return all;
    }

    /** The own steps' states, kept in the transactions of the spool. */
    public KeptStates states() {
        return new KeptStates(steps);
    }

    /** Keeps how a stop leaves the outputs; whether a restart can go on with it. */
    public boolean keep(Map<String, RelayPair> told) {
        Optional<Uptime> uptime = Uptime.now();
        if (uptime.isEmpty()) {
            return false;
        }
        try {
            tables.putStop(new StopMark(uptime.get().bootId(), uptime.get().uptimeMs(), told));
            return true;
        } catch (DiskTrouble e) {
            LOG.errorf("How the relays are left cannot be kept, they are opened reason=%s", e.getMessage());
            return false;
        }
    }
}
