package io.cellfleet.battery.pack;

import io.cellfleet.battery.energy.EnergyMeter;
import io.cellfleet.battery.measure.CellLook;
import io.cellfleet.battery.measure.Currents;
import io.cellfleet.battery.measure.ZeroOffsets;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.relay.Overrides;
import io.cellfleet.battery.relay.Relays;
import io.cellfleet.battery.soc.StateOfCharge;
import io.cellfleet.battery.warning.ActiveWarning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What to show of a pack after one record.
 *
 * @param order            of the record
 * @param at               its capture time
 * @param settingsRevision of the settings that were used
 * @param measured         what the frame said, and its currents as the rules see them; empty when it was no frame
 * @param soc              the counted SOC; empty before the first frame
 * @param energy           the energy counters
 * @param warnings         the warnings that are on
 * @param relays           both decisions, with reasons
 * @param overrides        what an operator holds off, whatever was decided
 * @param combinedOn       charge AND load, and neither held off, where the pack has one output for both
 * @param lastFrameAt      capture time of the newest valid frame
 */
public record PackStatus(
        OrderNumber order,
        Instant at,
        long settingsRevision,
        Optional<Measured> measured,
        Optional<StateOfCharge> soc,
        EnergyMeter energy,
        List<ActiveWarning> warnings,
        Relays relays,
        Overrides overrides,
        Optional<Boolean> combinedOn,
        Optional<Instant> lastFrameAt) {

    public PackStatus {
        warnings = List.copyOf(warnings);
    }

    /**
     * One frame's values.
     *
     * @param currents after zero calibration
     * @param zero     what zero calibration has taken off them
     * @param looks    how each cell of the reading is to be shown, in its order
     */
    public record Measured(PackReading reading, Currents currents, ZeroOffsets zero, List<CellLook> looks) {

        public Measured {
            looks = List.copyOf(looks);
        }
    }
}
