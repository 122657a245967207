package io.cellfleet.gateway.kafka;

import io.cellfleet.contract.v1.PackPresence;
import io.cellfleet.contract.v1.Presence;
import io.cellfleet.contract.v1.RawFrame;
import io.cellfleet.gateway.config.KeySettings;
import io.cellfleet.gateway.line.LineState;
import io.cellfleet.gateway.line.Moment;
import io.cellfleet.gateway.spool.Spool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is said of the gateway's presence: one message for each of its installations. */
final class PresenceMessages {

    private final String gatewayId;
    private final int keyGeneration;
    private final String version;
    private final List<LineState> lines;
    private final Spool spool;
    private final Supplier<Moment> clock;

    PresenceMessages(
            String gatewayId,
            Optional<KeySettings> key,
            String version,
            List<LineState> lines,
            Spool spool,
            Supplier<Moment> clock) {
        this.gatewayId = gatewayId;
        this.keyGeneration = key.map(KeySettings::generation).orElse(0);
        this.version = version;
        this.lines = List.copyOf(lines);
        this.spool = spool;
        this.clock = clock;
    }

    List<Presence> now() {
        Moment now = clock.get();
        Presence common = Presence.newBuilder()
                .setGatewayId(gatewayId)
                .setAtMs(now.capturedAtMs())
                .setClockQuality(now.clockQuality())
                .setVersion(version)
                .setKeyGeneration(keyGeneration)
                .setWaiting(spool.depth())
                .setOldestWaitedMs(spool.oldestWaited(now).toMillis())
                .setDropped(spool.dropped())
                .build();
        Map<String, Presence.Builder> byInstallation = new LinkedHashMap<>();
        for (LineState line : lines) {
            Presence.Builder presence = byInstallation.computeIfAbsent(
                    line.identity().installationId(), id -> common.toBuilder().setInstallationId(id));
            line.lastFrame().ifPresent(last -> presence.addPacks(pack(line, last)));
        }
        return byInstallation.values().stream().map(Presence.Builder::build).toList();
    }

    private static PackPresence pack(LineState line, LineState.LastFrame last) {
        return PackPresence.newBuilder()
                .setPackId(line.identity().packId())
                .setOrder(last.order())
                .setCapturedAtMs(last.at().capturedAtMs())
                .setSimulated(line.identity().simulated())
                .setFrame(RawFrame.newBuilder()
                        .setProtocol(line.protocol().name())
                        .setRaw(last.bytes()))
                .build();
    }
}
