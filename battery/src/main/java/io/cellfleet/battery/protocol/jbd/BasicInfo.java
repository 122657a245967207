package io.cellfleet.battery.protocol.jbd;

import static io.cellfleet.battery.protocol.jbd.Packet.DATA;
import static io.cellfleet.battery.protocol.jbd.Packet.u8;

/**
 * Where everything stands in the reply to register 03, counted from the packet's first byte; numbers big endian. Newer
 * boards append more, which is not read.
 */
final class BasicInfo {

    /** 10 mV. */
    static final int PACK_VOLTAGE = DATA;
    /** 10 mA, signed, plus is charging. */
    static final int CURRENT = DATA + 2;
    /** 10 mAh. */
    static final int STORED = DATA + 4;
    /** 10 mAh. */
    static final int NOMINAL = DATA + 6;

    static final int CYCLES = DATA + 8;
    /** Year since 2000 in seven bits, month in four, day in five; not read. */
    static final int PRODUCTION_DATE = DATA + 10;
    /** Cells 1 to 16, the lowest bit first. */
    static final int BALANCING = DATA + 12;
    /** Cells 17 to 32. */
    static final int BALANCING_HIGH = DATA + 14;

    static final int PROTECTIONS = DATA + 16;
    static final int SOFTWARE_VERSION = DATA + 18;
    static final int SOC = DATA + 19;
    /** Bit 0: charging on, bit 1: discharging on. */
    static final int SWITCHES = DATA + 20;

    static final int CELL_COUNT = DATA + 21;
    static final int PROBE_COUNT = DATA + 22;
    /** Two bytes a probe, 0.1 K. */
    static final int PROBES = DATA + 23;

    /** As many as there are bits for. */
    static final int MOST_CELLS = 32;

    private BasicInfo() {}

    /** Whether the reply is long enough for what it says of itself. */
    static boolean isSound(byte[] reply) {
        int length = u8(reply, 3);
        return length >= PROBES - DATA
                && length >= PROBES - DATA + 2 * u8(reply, PROBE_COUNT)
                && 1 <= u8(reply, CELL_COUNT)
                && u8(reply, CELL_COUNT) <= MOST_CELLS;
    }

    /** Whether both replies are of the same cells. */
    static boolean fits(byte[] basicInfo, byte[] cellVoltages) {
        return u8(cellVoltages, 3) == 2 * u8(basicInfo, CELL_COUNT);
    }
}
