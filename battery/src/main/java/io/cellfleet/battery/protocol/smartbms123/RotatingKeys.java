package io.cellfleet.battery.protocol.smartbms123;

/**
 * The values that take turns in bytes 47 and 48, one key a frame, ascending, so a round takes about 19 s. Values of
 * several bytes take several keys, the most significant first. Firmware before 3.3.6 sends a clock there instead.
 */
public final class RotatingKeys {

    /** Byte 47 is the key plus this. */
    public static final int WIRE_OFFSET = 25;

    /** Keys 0 to 18 make a round. */
    public static final int COUNT = 19;

    /** %, above 100 unknown. */
    public static final int STATE_OF_HEALTH = 0;

    /** %, above 100 unknown. */
    public static final int CHARGE_EFFICIENCY = 1;

    /** Two bytes, 5 mV. */
    public static final int V_LOW = 2;

    /** Two bytes, 5 mV: the nominal cell voltage. */
    public static final int V_NOMINAL = 4;

    /** Major version in the high four bits, minor in the low four. */
    public static final int FIRMWARE = 6;

    public static final int FIRMWARE_PATCH = 7;

    /** Two bytes. */
    public static final int CHARGE_CYCLES = 8;

    /** Three bytes, kWh. */
    public static final int CHARGED = 10;

    /** Three bytes, kWh. */
    public static final int DISCHARGED = 13;

    /** Bits: 1 early warning, 2 Tmin charge, 3 Tmin discharge exceeded, 4 charge relay, 5 load relay closed. */
    public static final int STATUS_2 = 16;

    /** Two bytes, 5 mV. */
    public static final int V_FULL = 17;

    private RotatingKeys() {}
}
