package io.cellfleet.battery.protocol.smartbms123;

import static io.cellfleet.battery.protocol.smartbms123.FrameLayout.*;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.reading.DeviceStatus;

/**
 * Writes frames as the device sends them, for simulators and tests. What was never said is unknown: currents are
 * missing, cells are number 0, everything else is 0. What was said stays for the next frame. Values are rounded to the
 * port's steps; a value that does not fit into its bytes is refused.
 *
 * <p>Not thread-safe.
 */
public final class FrameEncoder {

    /** What stands in the value bytes of a missing sensor: "00" in ASCII. */
    private static final int MISSING_VALUE = 0x3030;

    private final byte[] frame = new byte[LENGTH];

    public FrameEncoder() {
        noCurrent1().noCurrent2().noCurrent().key(RotatingKeys.STATE_OF_HEALTH, 0);
    }

    /** The 58 bytes as they go over the line, checksum included: an array of the caller's own. */
    public byte[] encode() {
        frame[CHECKSUM] = (byte) FrameChecks.checksum(frame, 0);
        return frame.clone();
    }

    /** mV, 0..83886075. */
    public FrameEncoder packVoltageMv(int voltageMv) {
        return put24(PACK_VOLTAGE, "packVoltageMv", voltageMv, VOLTAGE_STEP_MV);
    }

    /** mA through sensor 1, incoming; ±8191875. */
    public FrameEncoder current1Ma(int currentMa) {
        return putCurrent(CURRENT_1, "current1Ma", currentMa);
    }

    /** Sensor 1 is missing, or there is only one sensor. */
    public FrameEncoder noCurrent1() {
        return putMissing(CURRENT_1);
    }

    /** mA through sensor 2, outgoing; ±8191875. */
    public FrameEncoder current2Ma(int currentMa) {
        return putCurrent(CURRENT_2, "current2Ma", currentMa);
    }

    /** Sensor 2 is missing, or there is only one sensor. */
    public FrameEncoder noCurrent2() {
        return putMissing(CURRENT_2);
    }

    /** mA in total, plus is charging; ±8191875. */
    public FrameEncoder currentMa(int currentMa) {
        return putCurrent(CURRENT, "currentMa", currentMa);
    }

    /** The device does not know its total current. */
    public FrameEncoder noCurrent() {
        return putMissing(CURRENT);
    }

    public FrameEncoder lowestCell(int number, int voltageMv) {
        return put8(LOWEST_VOLTAGE_CELL, "lowestCell.number", number)
                .put16(LOWEST_VOLTAGE, "lowestCell.voltageMv", voltageMv, VOLTAGE_STEP_MV);
    }

    public FrameEncoder highestCell(int number, int voltageMv) {
        return put8(HIGHEST_VOLTAGE_CELL, "highestCell.number", number)
                .put16(HIGHEST_VOLTAGE, "highestCell.voltageMv", voltageMv, VOLTAGE_STEP_MV);
    }

    /** The count, not degrees: which count stands for which degree is the pack's temperature scale. */
    public FrameEncoder lowestTemperature(int number, int raw) {
        return put8(LOWEST_TEMPERATURE_CELL, "lowestTemperature.number", number)
                .put16(LOWEST_TEMPERATURE, "lowestTemperature.raw", raw, 1);
    }

    /** The count, not degrees. */
    public FrameEncoder highestTemperature(int number, int raw) {
        return put8(HIGHEST_TEMPERATURE_CELL, "highestTemperature.number", number)
                .put16(HIGHEST_TEMPERATURE, "highestTemperature.raw", raw, 1);
    }

    public FrameEncoder cellCount(int count) {
        return put8(CELL_COUNT, "cellCount", count);
    }

    /** The one cell this frame describes; the device also calls number 0 and numbers above the count. */
    public FrameEncoder cell(int number, int voltageMv, int raw) {
        return put8(CELL, "cell.number", number)
                .put16(CELL_VOLTAGE, "cell.voltageMv", voltageMv, VOLTAGE_STEP_MV)
                .put16(CELL_TEMPERATURE, "cell.raw", raw, 1);
    }

    /** Sets or clears one bit of the status byte and leaves the others. */
    public FrameEncoder status(DeviceStatus status, boolean on) {
        int bit = status.bit();
        int bits = u8(frame, STATUS);
        return put8(STATUS, "status", on ? (bits | bit) : (bits & ~bit));
    }

    /** %, or a value above 100, by which the device says that it does not know; 0..255. */
    public FrameEncoder socPercent(int percent) {
        return put8(SOC, "socPercent", percent);
    }

    public FrameEncoder storedWh(int storedWh) {
        return put24(STORED, "storedWh", storedWh, 1);
    }

    public FrameEncoder todayWh(int collectedWh, int consumedWh) {
        return put24(COLLECTED_TODAY, "collectedTodayWh", collectedWh, 1)
                .put24(CONSUMED_TODAY, "consumedTodayWh", consumedWh, 1);
    }

    public FrameEncoder totalKwh(int collectedKwh, int consumedKwh) {
        return put24(COLLECTED_TOTAL, "collectedTotalKwh", collectedKwh, 1)
                .put24(CONSUMED_TOTAL, "consumedTotalKwh", consumedKwh, 1);
    }

    /**
     * One of the {@link RotatingKeys}.
     *
     * @param key   −25..230; negative is what old firmware's clock looks like
     * @param value 0..255
     */
    public FrameEncoder key(int key, int value) {
        Check.inRange("key", key, -RotatingKeys.WIRE_OFFSET, 0xFF - RotatingKeys.WIRE_OFFSET);
        return put8(KEY, "key", key + RotatingKeys.WIRE_OFFSET).put8(KEY_VALUE, "keyValue", value);
    }

    /** Wh, 0..6553500, rounded to 100 Wh. */
    public FrameEncoder capacityWh(int capacityWh) {
        return put16(CAPACITY, "capacityWh", capacityWh, CAPACITY_STEP_WH);
    }

    /** The device's three voltage settings; mV. */
    public FrameEncoder limitsMv(int vMinMv, int vBalanceMv, int vMaxMv) {
        return put16(V_MIN, "vMinMv", vMinMv, VOLTAGE_STEP_MV)
                .put16(V_BALANCE, "vBalanceMv", vBalanceMv, VOLTAGE_STEP_MV)
                .put16(V_MAX, "vMaxMv", vMaxMv, VOLTAGE_STEP_MV);
    }

    private FrameEncoder putCurrent(int at, String field, int currentMa) {
        Check.inRange(field, currentMa, -0xFFFF * CURRENT_STEP_MA, 0xFFFF * CURRENT_STEP_MA);
        int counts = nearest(Math.abs(currentMa), CURRENT_STEP_MA);
        frame[at] = (byte) (currentMa < 0 && counts > 0 ? MINUS : PLUS);
        write(at + 1, 2, counts);
        return this;
    }

    private FrameEncoder putMissing(int at) {
        frame[at] = MISSING;
        write(at + 1, 2, MISSING_VALUE);
        return this;
    }

    private FrameEncoder put24(int at, String field, int value, int step) {
        write(at, 3, nearest(Check.inRange(field, value, 0, 0xFF_FFFF * step), step));
        return this;
    }

    private FrameEncoder put16(int at, String field, int value, int step) {
        write(at, 2, nearest(Check.inRange(field, value, 0, 0xFFFF * step), step));
        return this;
    }

    private FrameEncoder put8(int at, String field, int value) {
        write(at, 1, Check.inRange(field, value, 0, 0xFF));
        return this;
    }

    /** In steps; half a step counts up. */
    private static int nearest(int value, int step) {
        return (value + step / 2) / step;
    }

    private void write(int at, int length, int counts) {
        for (int i = 0; i < length; i++) {
            frame[at + i] = (byte) (counts >> (8 * (length - 1 - i)));
        }
    }
}
