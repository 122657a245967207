package io.cellfleet.battery.protocol.smartbms123;

/**
 * Where everything stands in a frame: byte offsets from 0, numbers big endian and unsigned. The page of the port names
 * the fields in the same order.
 */
final class FrameLayout {

    /** Bytes of a frame, the checksum included. */
    static final int LENGTH = 58;

    static final int PACK_VOLTAGE = 0;
    static final int CURRENT_1 = 3;
    static final int CURRENT_2 = 6;
    static final int CURRENT = 9;
    static final int LOWEST_VOLTAGE = 12;
    static final int LOWEST_VOLTAGE_CELL = 14;
    static final int HIGHEST_VOLTAGE = 15;
    static final int HIGHEST_VOLTAGE_CELL = 17;
    static final int LOWEST_TEMPERATURE = 18;
    static final int LOWEST_TEMPERATURE_CELL = 20;
    static final int HIGHEST_TEMPERATURE = 21;
    static final int HIGHEST_TEMPERATURE_CELL = 23;
    static final int CELL = 24;
    static final int CELL_COUNT = 25;
    static final int CELL_VOLTAGE = 26;
    static final int CELL_TEMPERATURE = 28;
    static final int STATUS = 30;
    static final int COLLECTED_TODAY = 31;
    static final int STORED = 34;
    static final int CONSUMED_TODAY = 37;
    static final int SOC = 40;
    static final int COLLECTED_TOTAL = 41;
    static final int CONSUMED_TOTAL = 44;
    static final int KEY = 47;
    static final int KEY_VALUE = 48;
    static final int CAPACITY = 49;
    static final int V_MIN = 51;
    static final int V_MAX = 53;
    static final int V_BALANCE = 55;
    static final int CHECKSUM = 57;

    /** Before the two bytes of a current: charging, discharging, no such sensor. */
    static final int PLUS = '+';

    static final int MINUS = '-';
    static final int MISSING = 'X';

    /** One count of any voltage; mV. */
    static final int VOLTAGE_STEP_MV = 5;

    /** One count of any current; mA. */
    static final int CURRENT_STEP_MA = 125;

    /** One count of the capacity setting; Wh. */
    static final int CAPACITY_STEP_WH = 100;

    private FrameLayout() {}

    static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    static int u16(byte[] bytes, int at) {
        return (u8(bytes, at) << 8) | u8(bytes, at + 1);
    }

    static int u24(byte[] bytes, int at) {
        return (u8(bytes, at) << 16) | u16(bytes, at + 1);
    }
}
