package io.cellfleet.battery.protocol.jbd;

/**
 * What everything on the line is made of: {@code DD}, two bytes, the number of data bytes, the data, a checksum of two
 * bytes, {@code 77}. In a reply the two bytes are register and status, in a request {@code A5} (read) or {@code 5A}
 * (write) and the register.
 *
 * <p>The checksum leaves out the first two bytes. So the register of a reply is not protected, and a reply is believed
 * only from the register that was asked.
 */
public final class Packet {

    static final int START = 0xDD;
    static final int END = 0x77;
    static final int READ = 0xA5;
    static final int WRITE = 0x5A;

    /** Registers. */
    public static final int BASIC_INFO = 0x03;

    public static final int CELL_VOLTAGES = 0x04;

    /** The board's switches, to be written: the low byte's bit 0 is charging off, bit 1 discharging off. */
    public static final int SWITCHES = 0xE1;

    /** Status of a reply that tells what was asked. */
    public static final int OK = 0x00;

    /** Status of a reply that refuses. */
    public static final int REFUSED = 0x80;

    static final int DATA = 4;
    /** Bytes of a packet without data. */
    static final int FRAMING = 7;

    private static final byte[] NO_DATA = {};

    private Packet() {}

    /** The request for a register. */
    public static byte[] read(int register) {
        return of(READ, register, NO_DATA);
    }

    /** The request to change a register. */
    public static byte[] write(int register, byte... data) {
        return of(WRITE, register, data);
    }

    /** A board's reply. */
    public static byte[] reply(int register, int status, byte... data) {
        return of(register, status, data);
    }

    private static byte[] of(int first, int second, byte[] data) {
        byte[] packet = new byte[FRAMING + data.length];
        packet[0] = (byte) START;
        packet[1] = (byte) first;
        packet[2] = (byte) second;
        packet[3] = (byte) data.length;
        System.arraycopy(data, 0, packet, DATA, data.length);
        int sum = checksum(packet, 0);
        packet[packet.length - 3] = (byte) (sum >> 8);
        packet[packet.length - 2] = (byte) sum;
        packet[packet.length - 1] = (byte) END;
        return packet;
    }

    /** Bytes of the packet at {@code at}, by the fourth of them. */
    static int length(byte[] bytes, int at) {
        return FRAMING + u8(bytes, at + 3);
    }

    /** Of the whole packet at {@code at}: the sum of all bytes from the third to the last of the data, negated. */
    static int checksum(byte[] bytes, int at) {
        int sum = 0;
        for (int i = at + 2; i < at + DATA + u8(bytes, at + 3); i++) {
            sum += u8(bytes, i);
        }
        return -sum & 0xFFFF;
    }

    /** Whether the whole packet at {@code at} has the checksum it should. */
    static boolean addsUp(byte[] bytes, int at) {
        return u16(bytes, at + length(bytes, at) - 3) == checksum(bytes, at);
    }

    static boolean ends(byte[] bytes, int at) {
        return u8(bytes, at + length(bytes, at) - 1) == END;
    }

    static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    static int u16(byte[] bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }
}
