package io.cellfleet.gateway;

import io.cellfleet.gateway.actuator.PortsAtEnd;
import io.cellfleet.gateway.clock.GatewayClock;
import io.cellfleet.gateway.config.GatewaySettings;
import io.cellfleet.gateway.config.UplinkProfile;
import io.cellfleet.gateway.downlink.DownlinkBook;
import io.cellfleet.gateway.downlink.DownlinkFollower;
import io.cellfleet.gateway.downlink.DownlinkTable;
import io.cellfleet.gateway.guard.SystemdNotice;
import io.cellfleet.gateway.relay.EngineLink;
import io.cellfleet.gateway.relay.EngineOrder;
import io.cellfleet.gateway.relay.GatewayLink;
import io.cellfleet.gateway.relay.KnownPack;
import io.cellfleet.gateway.relay.RelayAssembly;
import io.cellfleet.gateway.relay.RelayDesk;
import io.cellfleet.gateway.relay.RelaySettings;
import io.cellfleet.gateway.relay.RelayView;
import io.cellfleet.gateway.spool.Spool;
import io.cellfleet.gateway.spool.SpoolDatabase;
import io.cellfleet.gateway.work.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** All relays of this gateway with what they need: the downlink, the link to the engine, the desk that decides. */
final class Relays {

    private static final Duration GRACE = Duration.ofMillis(100);

    /** Longer than a stop takes to open the relays. */
    private static final Duration OPENED_WITHIN = Duration.ofSeconds(8);

    private final RelayAssembly assembly;
    private final GatewayLink link;
    private final RelayDesk desk;
    private final List<Worker> workers;
    private final List<Worker> others;
    private final PortsAtEnd ports = PortsAtEnd.hold(OPENED_WITHIN);

    private Relays(
            RelayAssembly assembly, GatewayLink link, RelayDesk desk, List<Worker> workers, List<Worker> others) {
        this.assembly = assembly;
        this.link = link;
        this.desk = desk;
        this.workers = workers;
        this.others = others;
    }

    /**
     * @param kafka how Kafka is reached
     * @param boot  on disk already
     */
    static Relays prepare(
            RelaySettings settings,
            GatewaySettings gateway,
            Map<String, Object> kafka,
            SpoolDatabase database,
            int boot,
            GatewayClock clock)
            throws IOException {
        RelayAssembly assembly = new RelayAssembly(settings, database);
        EngineLink engine = new EngineLink(life(gateway));
        GatewayLink link = new GatewayLink(engine, gateway.enrolment(), boot, clock::now);
        Map<String, String> installations = settings.installations();
        DownlinkBook book = new DownlinkBook(
                gateway.gatewayId(), installations.keySet(), DownlinkTable.open(database), assembly::wake);
        book.takeUp();
        RelayDesk desk = assembly.desk(new Known(installations, book, link), clock::now);

        Set<String> followed = new LinkedHashSet<>(installations.values());
        List<Worker> others = new ArrayList<>();
        if (!followed.isEmpty()) {
            others.add(new Worker(
                    "downlink",
                    new DownlinkFollower(kafka, gateway.gatewayId(), followed, book, engine, assembly::wake)));
        }
        SystemdNotice.wanted(desk::turns).ifPresent(notice -> others.add(new Worker("systemd", notice)));
        List<Worker> workers = new ArrayList<>(desk.workers());
        workers.addAll(others);
        return new Relays(assembly, link, desk, List.copyOf(workers), List.copyOf(others));
    }

    /** A metered uplink gathers, which is no reason to call the engine lost. */
    private static Duration life(GatewaySettings gateway) {
        return gateway.uplink().profile() == UplinkProfile.METERED
                ? EngineLink.LIFE.plus(gateway.uplink().batch())
                : EngineLink.LIFE;
    }

    /** What is known of each pack, by its id alone. */
    private record Known(Map<String, String> installations, DownlinkBook book, GatewayLink link)
            implements RelayAssembly.Downlink {

        Known {
            installations = new HashMap<>(installations);
        }

        private String installation(String packId) {
            return installations.getOrDefault(packId, "");
        }

        @Override
        public Optional<KnownPack> settings(String packId) {
            return book.pack(installation(packId), packId);
        }

        @Override
        public Optional<EngineOrder> order(String packId) {
            return book.order(packId);
        }

        @Override
        public boolean isLinked(String packId, long nowMs) {
            return link.isLinked(installation(packId), nowMs);
        }

        @Override
        public OptionalLong linkAgeMs(String packId, long nowMs) {
            return link.ageMs(installation(packId), nowMs);
        }
    }

    RelayAssembly assembly() {
        return assembly;
    }

    GatewayLink link() {
        return link;
    }

    RelayDesk desk() {
        return desk;
    }

    List<Worker> workers() {
        return workers;
    }

    /** @param spool keeps the own steps' states with its records from now on */
    void start(Spool spool) {
        spool.keepAlongside(assembly.states());
        workers.forEach(Worker::start);
    }

    /** While the lines are still read, so that their last reports go out. */
    void stop() throws InterruptedException {
        try {
            desk.stop(assembly::keep);
        } finally {
            ports.release();
        }
        others.forEach(Worker::stop);
        for (Worker other : others) {
            other.join(GRACE);
        }
    }

    List<RelayView> views() {
        return desk.views();
    }
}
