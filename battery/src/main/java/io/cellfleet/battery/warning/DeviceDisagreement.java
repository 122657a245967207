package io.cellfleet.battery.warning;

import io.cellfleet.battery.measure.DeviceStatusAgreed;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.Overrides;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayState;
import io.cellfleet.battery.relay.Relays;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the device allows or warns of something else than we do (rule W3).
 *
 * @param seen      empty when nothing can be said: while a bit is not known, during a communication error, where the
 *     device's bits mean nothing, and while something that only we know holds a relay
 * @param differing the bits, by {@link DeviceStatus#bit}, that the device says otherwise
 * @param device    its bits
 */
public record DeviceDisagreement(Optional<Boolean> seen, int differing, DeviceStatusAgreed device) {

    /** Nothing can be said. */
    public static final DeviceDisagreement UNSEEN =
            new DeviceDisagreement(Optional.empty(), 0, new DeviceStatusAgreed(0, 0));

    /** What holds a relay of ours and the device knows nothing of: then it may rightly say otherwise. */
    private static final Set<BlockReason> OURS_ALONE = EnumSet.of(
            BlockReason.FIRST_FRAMES,
            BlockReason.MINIMUM_OFF_TIME,
            BlockReason.NOT_RECOVERED_AFTER_V_MIN,
            BlockReason.NOT_YET_KNOWN);

    /** The device's lights; the relays come to them. */
    private static final int LIGHTS = DeviceStatus.ABOVE_V_MAX.bit()
            | DeviceStatus.BELOW_V_MIN.bit()
            | DeviceStatus.ABOVE_T_MAX.bit()
            | DeviceStatus.BELOW_T_MIN.bit();

    /** Compares. */
    public static DeviceDisagreement of(
            DeviceStatusAgreed device, boolean communicationError, Relays ours, Overrides overrides, Lights lights) {
        if (communicationError || device.says(DeviceStatus.COMMUNICATION_ERROR)) {
            return UNSEEN;
        }
        int asked = LIGHTS | asked(RelayName.CHARGE, overrides) | asked(RelayName.LOAD, overrides);
        int oursAlone = oursAlone(ours.charge(), RelayName.CHARGE) | oursAlone(ours.load(), RelayName.LOAD);
        int compared = asked & ~oursAlone & device.known();
        int differing = device.contradicting(ours(ours, lights)) & compared;
        Optional<Boolean> seen = differing == 0 && compared != asked ? Optional.empty() : Optional.of(differing != 0);
        return new DeviceDisagreement(seen, differing, device);
    }

    /** What the device says otherwise, in words about it: "it does not allow charging". */
    public List<String> words() {
        return Arrays.stream(DeviceStatus.values())
                .filter(bit -> (differing & bit.bit()) != 0)
                .map(bit -> words(bit, device.says(bit)))
                .toList();
    }

    private static String words(DeviceStatus bit, boolean isSet) {
        String does = isSet ? "it " : "it does not ";
        String shows = does + (isSet ? "shows " : "show ");
        String allows = does + (isSet ? "allows " : "allow ");
        return switch (bit) {
            case CHARGE_ALLOWED -> allows + "charging";
            case DISCHARGE_ALLOWED -> allows + "the load";
            case ABOVE_V_MAX -> shows + WarningCode.VOLTAGE_HIGH.light();
            case BELOW_V_MIN -> shows + WarningCode.VOLTAGE_LOW.light();
            case ABOVE_T_MAX -> shows + WarningCode.TEMPERATURE_HIGH.light();
            case BELOW_T_MIN -> shows + WarningCode.TEMPERATURE_LOW.light();
            case COMMUNICATION_ERROR, SOC_NOT_CALIBRATED -> throw new IllegalStateException(bit + " is not compared");
        };
    }

    /** A relay that an operator holds off is passed over: the device may have been switched off by it, or not. */
    private static int asked(RelayName relay, Overrides overrides) {
        return overrides.of(relay).isPresent() ? 0 : allowed(relay).bit();
    }

    private static int oursAlone(RelayState ours, RelayName relay) {
        return !ours.on() && OURS_ALONE.containsAll(ours.blockedBy())
                ? allowed(relay).bit()
                : 0;
    }

    /** The device's status byte as we would have it. */
    private static int ours(Relays relays, Lights lights) {
        return bit(DeviceStatus.CHARGE_ALLOWED, relays.charge().on())
                | bit(DeviceStatus.DISCHARGE_ALLOWED, relays.load().on())
                | bit(DeviceStatus.ABOVE_V_MAX, lights.on(WarningCode.VOLTAGE_HIGH))
                | bit(DeviceStatus.BELOW_V_MIN, lights.on(WarningCode.VOLTAGE_LOW))
                | bit(DeviceStatus.ABOVE_T_MAX, lights.on(WarningCode.TEMPERATURE_HIGH))
                | bit(DeviceStatus.BELOW_T_MIN, lights.on(WarningCode.TEMPERATURE_LOW));
    }

    private static DeviceStatus allowed(RelayName relay) {
        return switch (relay) {
            case CHARGE -> DeviceStatus.CHARGE_ALLOWED;
            case LOAD -> DeviceStatus.DISCHARGE_ALLOWED;
        };
    }

    private static int bit(DeviceStatus status, boolean set) {
        return set ? status.bit() : 0;
    }
}
