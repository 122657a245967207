package io.cellfleet.gateway.relay;

import io.cellfleet.battery.simulator.SimulatedFleet;
import io.cellfleet.gateway.config.GatewaySettings;
import io.cellfleet.gateway.config.LineSettings;
import io.cellfleet.gateway.relay.RelaySettings.KnownLine;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives the checked settings of the relays to everybody. */
final class RelaySettingsProducer {

    private RelaySettingsProducer() {}

    @Produces
    @Singleton
    static RelaySettings settings(RelaysConfig config, GatewaySettings gateway) {
        return RelaySettingsReader.read(config, lines(gateway), gateway.data());
    }

    private static List<KnownLine> lines(GatewaySettings gateway) {
        List<KnownLine> lines = new ArrayList<>();
        for (LineSettings line : gateway.lines()) {
            lines.add(
                    switch (line) {
                        case LineSettings.Serial serial ->
                            new KnownLine(
                                    line.pack(),
                                    line.installation(),
                                    Optional.of(serial.device()),
                                    line.protocol().newMaster().isPresent());
                        case LineSettings.Capture ignored ->
                            new KnownLine(line.pack(), line.installation(), Optional.empty(), false);
                    });
        }
        if (gateway.simulator().packCount() > 0) {
            SimulatedFleet.of(
                            gateway.simulator().packCount(), gateway.simulator().seed())
                    .forEach(installation -> installation
                            .packs()
                            .forEach(pack ->
                                    lines.add(new KnownLine(pack.id(), installation.id(), Optional.empty(), false))));
        }
        return lines;
    }
}
