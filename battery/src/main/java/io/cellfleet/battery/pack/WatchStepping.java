package io.cellfleet.battery.pack;

import io.cellfleet.battery.measure.Condition;
import io.cellfleet.battery.measure.Verdicts;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.warning.DeviceDisagreement;
import io.cellfleet.battery.warning.Watches;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The part of a step that is about what is a warning only when it lasts (rule W3). */
final class WatchStepping {

    private final PackWork work;
    private Set<RelayName> disobedient = Set.of();
    private DeviceDisagreement disagreement = DeviceDisagreement.UNSEEN;

    WatchStepping(PackWork work) {
        this.work = work;
    }

    /**
     * Compares with the decisions and lights of the record before: they are what device and gateway could know of.
     *
     * @param isFrame the record is a valid frame
     * @param jumped  the record's clock lies before the last one's
     */
    void step(Verdicts counted, boolean isFrame, boolean jumped) {
        disagreement = DeviceDisagreement.of(
                work.recent.deviceStatus(), work.error.active(), work.relays, work.overrides, work.lights);
        Watches.Seen seen = new Watches.Seen(
                counted.of(Condition.SENSOR_REVERSED),
                disagreement.seen(),
                disobeyed(),
                isFrame && !work.error.active() && work.soc.full(),
                work.lastFrameAt.isPresent(),
                jumped);
        work.watches = work.watches.stepped(seen, work.lights, work.now);
    }

    private Optional<Boolean> disobeyed() {
        Optional<Boolean> charge = strays(RelayName.CHARGE);
        Optional<Boolean> load = strays(RelayName.LOAD);
        if (charge.orElse(false) || load.orElse(false)) {
            return Optional.of(true);
        }
        return charge.isPresent() && load.isPresent() ? Optional.of(false) : Optional.empty();
    }

    private Optional<Boolean> strays(RelayName relay) {
        Optional<Boolean> strays = work.reported.doesNotFollow(relay, work.relays, work.overrides, work.now);
        if (strays.orElse(false)) {
            disobedient = disobedient.isEmpty() ? EnumSet.of(relay) : EnumSet.allOf(RelayName.class);
        }
        return strays;
    }

    /** What the device says otherwise than we do. */
    DeviceDisagreement disagreement() {
        return disagreement;
    }

    /** The relays that are not where they were told to be. */
    Set<RelayName> disobedient() {
        return disobedient;
    }
}
