package io.cellfleet.battery.site;

import io.cellfleet.battery.pack.PackState;
import io.cellfleet.battery.relay.RelayName;
import java.time.Instant;
import java.util.Optional;

/**
 * What one pack is to its installation.
 *
 * @param chargeOn    it may be charged, and nobody holds that off
 * @param loadOn      it may be discharged, and nobody holds that off
 * @param storedNc    nC by its count; empty before its first frame
 * @param capacityNc  nC
 * @param calibrated  its count is trusted
 * @param lastFrameAt capture time of its newest valid frame; empty before the first
 */
public record PackPart(
        boolean chargeOn,
        boolean loadOn,
        Optional<Long> storedNc,
        long capacityNc,
        boolean calibrated,
        Optional<Instant> lastFrameAt) {

    public static PackPart of(PackState pack) {
        return new PackPart(
                pack.overrides().lets(RelayName.CHARGE, pack.relays()),
                pack.overrides().lets(RelayName.LOAD, pack.relays()),
                pack.soc().counter().map(counter -> counter.storedNc()),
                pack.soc().capacity().fullNc(),
                pack.soc().calibrated(),
                pack.lastFrameAt());
    }

    boolean lets(RelayName relay) {
        return switch (relay) {
            case CHARGE -> chargeOn;
            case LOAD -> loadOn;
        };
    }

    boolean full() {
        return storedNc.isPresent() && storedNc.get() == capacityNc;
    }
}
