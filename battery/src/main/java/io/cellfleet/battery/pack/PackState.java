package io.cellfleet.battery.pack;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.energy.EnergyMeter;
import io.cellfleet.battery.measure.Balancing;
import io.cellfleet.battery.measure.CellMap;
import io.cellfleet.battery.measure.DeviceKeys;
import io.cellfleet.battery.measure.RecentFrames;
import io.cellfleet.battery.measure.ZeroCalibration;
import io.cellfleet.battery.measure.ZeroOffsets;
import io.cellfleet.battery.relay.Overrides;
import io.cellfleet.battery.relay.Relays;
import io.cellfleet.battery.relay.ReportedRelays;
import io.cellfleet.battery.soc.SocState;
import io.cellfleet.battery.warning.CommunicationError;
import io.cellfleet.battery.warning.Lights;
import io.cellfleet.battery.warning.Watches;
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
 * @param balancing        the cells that balance or did a short while ago
 * @param keys             what the device tells in turn
 * @param confirmed        the cell count an operator has adopted; empty when the settings' holds
 * @param soc              the counted SOC
 * @param meter            the energy counters
 * @param zero             what the sensors show at rest
 * @param zeroing          the zero calibration on its way; empty when there is none
 * @param error            the life of {@code E}
 * @param lights           the warnings that are on
 * @param watches          what is a warning when it lasts
 * @param relays           both decisions
 * @param overrides        what an operator holds off
 * @param reported         what the gateway last said of its relays
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
        Balancing balancing,
        DeviceKeys keys,
        Optional<ConfirmedCellCount> confirmed,
        SocState soc,
        EnergyMeter meter,
        ZeroOffsets zero,
        Optional<ZeroCalibration> zeroing,
        CommunicationError error,
        Lights lights,
        Watches watches,
        Relays relays,
        Overrides overrides,
        ReportedRelays reported) {

    /** So many valid frames decide about the relays of a new pack. */
    static final int FIRST_FRAMES = 3;

    public PackState {
        Check.inRange("firstFrames", firstFrames, 0, FIRST_FRAMES);
    }
}
