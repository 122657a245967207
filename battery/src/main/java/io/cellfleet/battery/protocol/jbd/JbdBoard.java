package io.cellfleet.battery.protocol.jbd;

import io.cellfleet.battery.Check;
import io.cellfleet.battery.protocol.RelayOrder;
import io.cellfleet.battery.reading.DeviceProtection;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collection;

/**
 * A board that does not exist: answers requests byte for byte as a real one does, and keeps what it is ordered. For
 * trying Cellfleet without a board, and for tests. What was never set is a healthy pack at rest, half full.
 *
 * <p>Not thread-safe.
 */
public final class JbdBoard {

    private static final int STEP = 10;
    private static final int ZERO_CELSIUS = 2_731;
    private static final int SOFTWARE_VERSION = 0x80;
    /** 2022-03-28. */
    private static final int PRODUCTION_DATE = 0x2C7C;

    private final PacketScanner scanner = new PacketScanner();
    private int[] cellsMv;
    private int[] probesDeciC = {250};
    private int currentMa;
    private int storedMah = 50_000;
    private int nominalMah = 100_000;
    private int socPercent = 50;
    private int cycles;
    private int protections;
    private byte[] appended = {};
    private RelayOrder switches = new RelayOrder(true, true);
    private boolean refusing;

    /** All cells at 3.300 V; 1..32 cells. */
    public JbdBoard(int cellCount) {
        cellsMv = new int[Check.inRange("cellCount", cellCount, 1, BasicInfo.MOST_CELLS)];
        Arrays.fill(cellsMv, 3_300);
    }

    /** mV of each cell, 0..65535; the pack's voltage is their sum. */
    public JbdBoard cellsMv(int... voltagesMv) {
        Check.inRange("cells", voltagesMv.length, 1, BasicInfo.MOST_CELLS);
        cellsMv = voltagesMv.clone();
        return this;
    }

    /** mA, plus is charging; -327680..327670, rounded towards zero to 10 mA. */
    public JbdBoard currentMa(int milliamperes) {
        currentMa = Check.inRange("currentMa", milliamperes, Short.MIN_VALUE * STEP, Short.MAX_VALUE * STEP);
        return this;
    }

    /** 0.1 °C of each probe; none where the board has none. */
    public JbdBoard probesDeciC(int... temperaturesDeciC) {
        probesDeciC = temperaturesDeciC.clone();
        return this;
    }

    /** The board's own count; mAh, 0..655350, and %. */
    public JbdBoard charge(int leftMah, int ofMah, int percent) {
        storedMah = Check.inRange("storedMah", leftMah, 0, 655_350);
        nominalMah = Check.inRange("nominalMah", ofMah, 0, 655_350);
        socPercent = Check.inRange("socPercent", percent, 0, 0xFF);
        return this;
    }

    /** Full charges; 0..65535. */
    public JbdBoard cycles(int count) {
        cycles = Check.inRange("cycles", count, 0, 0xFFFF);
        return this;
    }

    /** Those that are active; one that an order causes comes by itself. */
    public JbdBoard protections(Collection<DeviceProtection> active) {
        protections = active.stream().mapToInt(JbdBoard::bit).reduce(0, (all, bit) -> all | bit);
        return this;
    }

    /** What newer boards say behind the temperatures. */
    public JbdBoard appending(byte... more) {
        appended = more.clone();
        return this;
    }

    /** Whether orders and questions are answered with a refusal. */
    public JbdBoard refusing(boolean refuses) {
        refusing = refuses;
        return this;
    }

    /** As they were last ordered. */
    public RelayOrder switches() {
        return switches;
    }

    /**
     * Takes what was written on the line, in any cut.
     *
     * @return what it answers; empty when no request is complete
     */
    public byte[] answer(byte[] written) {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        scanner.accept(written, piece -> {
            if (piece instanceof Piece.Whole packet && packet.isRequest()) {
                answers.writeBytes(answerTo(packet.bytes()));
            }
        });
        return answers.toByteArray();
    }

    /** What one round of questions gives: the bytes of one frame. */
    public byte[] frame() {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(basicInfo());
        frame.writeBytes(cellVoltages());
        return frame.toByteArray();
    }

    private byte[] answerTo(byte[] request) {
        int register = Packet.u8(request, 2);
        boolean reads = Packet.u8(request, 1) == Packet.READ;
        if (!refusing && reads && register == Packet.BASIC_INFO) {
            return basicInfo();
        }
        if (!refusing && reads && register == Packet.CELL_VOLTAGES) {
            return cellVoltages();
        }
        if (!refusing && !reads && register == Packet.SWITCHES && Packet.u8(request, 3) == 2) {
            int off = Packet.u8(request, Packet.DATA + 1);
            switches = new RelayOrder((off & 1) == 0, (off & 2) == 0);
            return Packet.reply(Packet.SWITCHES, Packet.OK);
        }
        return Packet.reply(register, Packet.REFUSED);
    }

    private byte[] basicInfo() {
        byte[] data = new byte[BasicInfo.PROBES - Packet.DATA + 2 * probesDeciC.length + appended.length];
        put16(data, BasicInfo.PACK_VOLTAGE, Arrays.stream(cellsMv).sum() / STEP);
        put16(data, BasicInfo.CURRENT, currentMa / STEP);
        put16(data, BasicInfo.STORED, storedMah / STEP);
        put16(data, BasicInfo.NOMINAL, nominalMah / STEP);
        put16(data, BasicInfo.CYCLES, cycles);
        put16(data, BasicInfo.PRODUCTION_DATE, PRODUCTION_DATE);
        int locked = switches.chargeOn() && switches.loadOn() ? 0 : bit(DeviceProtection.MOSFET_SOFTWARE_LOCK);
        put16(data, BasicInfo.PROTECTIONS, protections | locked);
        put8(data, BasicInfo.SOFTWARE_VERSION, SOFTWARE_VERSION);
        put8(data, BasicInfo.SOC, socPercent);
        put8(data, BasicInfo.SWITCHES, (switches.chargeOn() ? 1 : 0) | (switches.loadOn() ? 2 : 0));
        put8(data, BasicInfo.CELL_COUNT, cellsMv.length);
        put8(data, BasicInfo.PROBE_COUNT, probesDeciC.length);
        for (int i = 0; i < probesDeciC.length; i++) {
            put16(data, BasicInfo.PROBES + 2 * i, probesDeciC[i] + ZERO_CELSIUS);
        }
        System.arraycopy(appended, 0, data, data.length - appended.length, appended.length);
        return Packet.reply(Packet.BASIC_INFO, Packet.OK, data);
    }

    private byte[] cellVoltages() {
        byte[] data = new byte[2 * cellsMv.length];
        for (int i = 0; i < cellsMv.length; i++) {
            put16(data, Packet.DATA + 2 * i, cellsMv[i]);
        }
        return Packet.reply(Packet.CELL_VOLTAGES, Packet.OK, data);
    }

    private static int bit(DeviceProtection protection) {
        return 1 << protection.ordinal();
    }

    /** Positions are those in the packet. */
    private static void put16(byte[] data, int at, int value) {
        put8(data, at, value >> 8);
        put8(data, at + 1, value);
    }

    private static void put8(byte[] data, int at, int value) {
        data[at - Packet.DATA] = (byte) value;
    }
}
