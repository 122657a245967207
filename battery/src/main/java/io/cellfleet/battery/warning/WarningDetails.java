package io.cellfleet.battery.warning;

import io.cellfleet.battery.measure.CellMap;
import io.cellfleet.battery.measure.DeviceSettings;
import io.cellfleet.battery.measure.FrameFacts;
import io.cellfleet.battery.measure.RecentFrames;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.settings.PackSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says of each warning that is on what is known of cause and place.
 *
 * @param error    the life of {@code E}
 * @param recent   the last frames
 * @param cells    every cell's last reading
 * @param firstStale the first cell that the newest frame finds stale; empty when none is, and between frames
 * @param settings the pack's
 * @param disagreement what the device says otherwise than we do
 * @param disobedient the relays that are not where they were told to be
 * @param clockSet the gateway's clock is set
 */
public record WarningDetails(
        CommunicationError error,
        RecentFrames recent,
        CellMap cells,
        OptionalInt firstStale,
        PackSettings settings,
        DeviceDisagreement disagreement,
        Set<RelayName> disobedient,
        boolean clockSet) {

    private static final String BEFORE_SILENCE = "seen before the silence";

    /** One output for both: what an empty pack needs is blocked with what it must be spared (rule R3, appendix c). */
    private static final String COMBINED_BLOCKS_CHARGING =
            "; the combined output blocks charging too: charge the pack past this output until all cells are above V-min";

    /** The warnings that are on, each with its sentence. */
    public List<ActiveWarning> describe(Lights lights) {
        List<ActiveWarning> active = new ArrayList<>(lights.raisedAt().size());
        lights.raisedAt()
                .forEach((code, at) -> active.add(new ActiveWarning(
                        code,
                        at,
                        detail(code),
                        Optional.ofNullable(lights.acknowledged().get(code)))));
        return List.copyOf(active);
    }

    private String detail(WarningCode code) {
        return switch (code) {
            case COMMUNICATION -> ErrorPlace.describe(error.causes(), cells, firstStale, settings);
            case VOLTAGE_HIGH ->
                newest(FrameFacts::highestCell, cell -> voltage("highest", cell, "V-max", settings.vMaxMv()));
            case VOLTAGE_LOW ->
                newest(FrameFacts::lowestCell, cell -> voltage("lowest", cell, "V-min", settings.vMinMv()))
                        + (settings.combinedOutput() ? COMBINED_BLOCKS_CHARGING : "");
            case TEMPERATURE_HIGH -> warmest();
            case BALANCING_HEAT -> warmest() + "; it balances, or did within 15 minutes";
            case TEMPERATURE_LOW ->
                newest(
                        FrameFacts::lowestTemperature,
                        cell -> temperature("coldest", cell, "T-min", settings.tMinDeciC()));
            case SENSOR_UNKNOWN ->
                "a current sensor is missing, so what flows is not known: check the sensors and their cables";
            case SENSOR_REVERSED -> "a sensor has shown more than 1 A against its direction for 5 minutes";
            case SENSOR_SATURATED ->
                "a sensor is at the end of its range of "
                        + decimal(settings.sensors().maximumMa(), 1_000) + " A";
            case DEVICE_DISAGREES -> otherwise();
            case DEVICE_SETTINGS_DIFFER -> newest(FrameFacts::deviceSettings, this::differences);
            case RELAY_DOES_NOT_FOLLOW -> relays() + " not been where it was told to be for 30 s";
            case CALIBRATION_OVERDUE -> "the pack has not been full for 30 days, so its state of charge drifts";
            case CLOCK ->
                clockSet ? "the gateway's clock jumped back within the last hour" : "the gateway's clock is not set";
            case GATEWAY_OFFLINE, QUARANTINED -> throw new IllegalStateException(code + " is never raised by a step");
        };
    }

    private String warmest() {
        return newest(
                FrameFacts::highestTemperature, cell -> temperature("warmest", cell, "T-max", settings.tMaxDeciC()));
    }

    private String otherwise() {
        String since = "the device has allowed or warned of something else than Cellfleet for 30 s";
        List<String> words = disagreement.words();
        return words.isEmpty() ? since : since + ": " + String.join(", ", words);
    }

    private String relays() {
        if (disobedient.isEmpty()) {
            return "a relay, before its reports stopped, had";
        }
        String names = disobedient.stream()
                .map(relay -> relay.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "the relay for " + names + " has";
    }

    private String differences(DeviceSettings device) {
        return String.join("; ", device.differences(settings));
    }

    private <T> String newest(Function<FrameFacts, Optional<T>> part, Function<T, String> describe) {
        return recent.newest().flatMap(part).map(describe).orElse(BEFORE_SILENCE);
    }

    private static String voltage(String which, CellVoltage cell, String limit, int limitMv) {
        return "the " + which + " cell is " + cell.number() + " at " + decimal(cell.voltageMv(), 1_000) + " V, " + limit
                + " is " + decimal(limitMv, 1_000) + " V";
    }

    private String temperature(String which, CellTemperature cell, String limit, int limitDeciC) {
        return "the " + which + (cells.haveProbes() ? " cell is " : " probe is ") + cell.number() + " at "
                + decimal(cell.deciC(), 10) + " °C, " + limit + " is " + decimal(limitDeciC, 10) + " °C";
    }

    private static String decimal(int value, int unit) {
        String fraction = Integer.toString(unit + Math.abs(value % unit)).substring(1);
        return (value < 0 ? "-" : "") + Math.abs(value / unit) + "." + fraction;
    }
}
