package io.cellfleet.api.rest.view;

import io.cellfleet.contract.v1.OrderNumber;
import io.cellfleet.contract.v1.PackEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events from the wire to JSON. */
public final class EventViews {

    private EventViews() {}

    public static EventView of(PackEvent event) {
        OrderNumber order = event.getOrder();
        return new EventView(
                order.getEnrolment() + "." + order.getBoot() + "." + order.getSequence() + "." + event.getIndex(),
                Instant.ofEpochMilli(event.getAtMs()),
                event.getSimulated(),
                type(event.getFactCase()),
                fact(event));
    }

    /** As the field of the message is called in JSON. */
    static String type(PackEvent.FactCase fact) {
        return fact == PackEvent.FactCase.FACT_NOT_SET
                ? "unknown" // written by a newer release, or damaged
                : PackEvent.getDescriptor().findFieldByNumber(fact.getNumber()).getJsonName();
    }

    private static @Nullable EventFact fact(PackEvent event) {
        return switch (event.getFactCase()) {
            case WARNING_RAISED -> WarningFact.Raised.of(event.getWarningRaised());
            case WARNING_CLEARED -> WarningFact.Cleared.of(event.getWarningCleared());
            case WARNING_ACKNOWLEDGED -> WarningFact.Acknowledged.of(event.getWarningAcknowledged());
            case RELAY_CHANGED -> RelayFact.Changed.of(event.getRelayChanged());
            case INSTALLATION_RELAY_CHANGED -> RelayFact.InstallationChanged.of(event.getInstallationRelayChanged());
            case RELAY_REPORTED -> RelayFact.Reported.of(event.getRelayReported());
            case OVERRIDE_BEGAN -> RelayFact.OverrideBegun.of(event.getOverrideBegan());
            case OVERRIDE_ENDED -> RelayFact.OverrideOver.of(event.getOverrideEnded());
            case SOC_RECALIBRATED -> CountFact.SocSet.of(event.getSocRecalibrated());
            case CALIBRATION_LOST -> CountFact.SocDoubted.of(event.getCalibrationLost());
            case DAY_CLOSED -> CountFact.DayOver.of(event.getDayClosed());
            case ENERGY_COUNTERS_CLEARED -> CountFact.CountersCleared.of(event.getEnergyCountersCleared());
            case SENSORS_ZEROED -> CountFact.Zeroed.of(event.getSensorsZeroed());
            case CELL_COUNT_CONFIRMED -> CountFact.CellsConfirmed.of(event.getCellCountConfirmed());
            case ACTION_APPLIED -> ActionFact.Applied.of(event.getActionApplied());
            case ACTION_REFUSED -> ActionFact.Refused.of(event.getActionRefused());
            case SETTINGS_APPLIED -> RecordFact.SettingsUsed.of(event.getSettingsApplied());
            case CLOCK_JUMPED -> RecordFact.ClockBack.of(event.getClockJumped());
            case GAP_SEEN -> RecordFact.Gap.of(event.getGapSeen());
            case FACT_NOT_SET -> null;
        };
    }
}
