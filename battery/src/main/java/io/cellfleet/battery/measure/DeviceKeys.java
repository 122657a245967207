package io.cellfleet.battery.measure;

import io.cellfleet.battery.Check;
import java.util.OptionalInt;

/**
 * What is used of the values the device tells in turn, one byte a frame under a rotating key. Old firmware sends a clock
 * in the same bytes, so a value counts only while the keys go up by one, several times in a row.
 *
 * @param lastKey           of the newest frame; negative when it was none
 * @param run               how many times in a row the key went up by one; at most {@link #TRUSTED_RUN}
 * @param nominalHighByte   the first half of the nominal voltage, while the second is awaited; empty otherwise
 * @param efficiencyPercent charge efficiency, %, 1..100; empty until heard
 * @param nominalCellMv     nominal cell voltage, mV; empty until heard
 */
public record DeviceKeys(
        int lastKey, int run, OptionalInt nominalHighByte, OptionalInt efficiencyPercent, OptionalInt nominalCellMv) {

    /** Nothing heard. */
    public static final DeviceKeys NONE =
            new DeviceKeys(-1, 0, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** So many steps up by one make a value trusted. */
    public static final int TRUSTED_RUN = 3;

    private static final int EFFICIENCY = 1;
    private static final int NOMINAL_HIGH = 4;
    private static final int NOMINAL_LOW = 5;
    private static final int LAST_KEY_AT_LEAST = 16;
    private static final int STEP_MV = 5;

    public DeviceKeys {
        Check.inRange("run", run, 0, TRUSTED_RUN);
    }

    /**
     * Takes the key of one frame.
     *
     * @param key   0.. as decoded; negative when the frame has none
     * @param value 0..255
     */
    public DeviceKeys heard(int key, int value) {
        boolean next = (key == lastKey + 1 && key > 0) || (key == 0 && lastKey >= LAST_KEY_AT_LEAST);
        int steps = next ? Math.min(run + 1, TRUSTED_RUN) : 0;
        if (steps < TRUSTED_RUN) {
            return new DeviceKeys(key, steps, OptionalInt.empty(), efficiencyPercent, nominalCellMv);
        }
        return switch (key) {
            case EFFICIENCY ->
                new DeviceKeys(key, steps, OptionalInt.empty(), percent(value, efficiencyPercent), nominalCellMv);
            case NOMINAL_HIGH -> new DeviceKeys(key, steps, OptionalInt.of(value), efficiencyPercent, nominalCellMv);
            case NOMINAL_LOW -> new DeviceKeys(key, steps, OptionalInt.empty(), efficiencyPercent, nominal(value));
            default -> new DeviceKeys(key, steps, OptionalInt.empty(), efficiencyPercent, nominalCellMv);
        };
    }

    private OptionalInt nominal(int lowByte) {
        if (nominalHighByte.isEmpty()) {
            return nominalCellMv;
        }
        int millivolts = (nominalHighByte.getAsInt() << 8 | lowByte) * STEP_MV;
        // What is no cell's voltage is no nominal voltage either.
        return 1_500 <= millivolts && millivolts <= 5_000 ? OptionalInt.of(millivolts) : nominalCellMv;
    }

    private static OptionalInt percent(int value, OptionalInt before) {
        return 1 <= value && value <= 100 ? OptionalInt.of(value) : before;
    }
}
