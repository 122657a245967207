package io.cellfleet.battery.pack;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.energy.EnergyMeter;
import io.cellfleet.battery.measure.CellMap;
import io.cellfleet.battery.measure.DeviceKeys;
import io.cellfleet.battery.measure.RecentFrames;
import io.cellfleet.battery.relay.Relays;
import io.cellfleet.battery.soc.Capacity;
import io.cellfleet.battery.soc.ChargeCounter;
import io.cellfleet.battery.soc.EmptyTimer;
import io.cellfleet.battery.warning.CommunicationError;
import io.cellfleet.battery.warning.Lights;
import java.time.Instant;
import java.util.Optional;

/**
 * All that must be remembered of a pack from one record to the next. The same records in the same order give the same
 * state on any machine (rule S10).
 *
 * @param lastOrder        of the newest record that was applied
 * @param lastAt           capture time of that record
 * @param settingsRevision of the settings used last
 * @param heardSince       since when the gateway has been heard without a break of more than 20 s
 * @param framesSince      capture time of the first valid frame since then
 * @param lastFrameAt      of its newest valid frame
 * @param firstFrames      valid frames so far, counted up to three (rule R7)
 * @param recent           the last frames
 * @param cells            every cell's last reading
 * @param keys             what the device tells in turn
 * @param full             the full condition held (rule S2)
 * @param counter          the counted charge; empty until the first valid frame
 * @param capacity         what the count is held against
 * @param emptyTimer       towards the empty condition
 * @param meter            the energy counters
 * @param error            the life of {@code E}
 * @param lights           the lights that are on
 * @param relays           both decisions
 */
public record PackState(
        OrderNumber lastOrder,
        Instant lastAt,
        long settingsRevision,
        Instant heardSince,
        Optional<Instant> framesSince,
        Optional<Instant> lastFrameAt,
        int firstFrames,
        RecentFrames recent,
        CellMap cells,
        DeviceKeys keys,
        boolean full,
        Optional<ChargeCounter> counter,
        Capacity capacity,
        EmptyTimer emptyTimer,
        EnergyMeter meter,
        CommunicationError error,
        Lights lights,
        Relays relays) {

    /** So many valid frames decide about the relays of a new pack. */
    static final int FIRST_FRAMES = 3;

    public PackState {
        Check.inRange("firstFrames", firstFrames, 0, FIRST_FRAMES);
    }
}
