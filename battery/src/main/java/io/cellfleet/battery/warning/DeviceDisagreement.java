package io.cellfleet.battery.warning;

import io.cellfleet.battery.measure.DeviceStatusAgreed;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.RelayState;
import io.cellfleet.battery.relay.Relays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whether the device allows or warns of something else than we do (rule W3). */
public final class DeviceDisagreement {

    /** What holds a relay of ours and the device knows nothing of: then it may rightly say otherwise. */
    private static final Set<BlockReason> OURS_ALONE = EnumSet.of(
            BlockReason.FIRST_FRAMES,
            BlockReason.MINIMUM_OFF_TIME,
            BlockReason.NOT_RECOVERED_AFTER_V_MIN,
            BlockReason.NOT_YET_KNOWN);

    private DeviceDisagreement() {}

    /**
     * @return empty when nothing can be said: during a communication error the device's bits mean nothing
     */
    public static Optional<Boolean> seen(
            DeviceStatusAgreed device, boolean communicationError, Relays ours, Lights lights) {
        if (communicationError || device.says(DeviceStatus.COMMUNICATION_ERROR)) {
            return Optional.empty();
        }
        return Optional.of(relay(device, DeviceStatus.CHARGE_ALLOWED, ours.charge())
                || relay(device, DeviceStatus.DISCHARGE_ALLOWED, ours.load())
                || device.contradicts(DeviceStatus.ABOVE_V_MAX, lights.on(WarningCode.VOLTAGE_HIGH))
                || device.contradicts(DeviceStatus.BELOW_V_MIN, lights.on(WarningCode.VOLTAGE_LOW))
                || device.contradicts(DeviceStatus.ABOVE_T_MAX, lights.on(WarningCode.TEMPERATURE_HIGH))
                || device.contradicts(DeviceStatus.BELOW_T_MIN, lights.on(WarningCode.TEMPERATURE_LOW)));
    }

    private static boolean relay(DeviceStatusAgreed device, DeviceStatus allowed, RelayState ours) {
        boolean oursAlone = ours.blockedBy().stream().anyMatch(OURS_ALONE::contains);
        return !oursAlone && device.contradicts(allowed, ours.on());
    }
}
