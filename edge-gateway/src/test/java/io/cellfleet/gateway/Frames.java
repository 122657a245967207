package io.cellfleet.gateway;

import io.cellfleet.battery.protocol.smartbms123.FrameEncoder;

/** Frames of a pack of 16 cells, as the device sends them. */
public final class Frames {

    private Frames() {}

    /** A frame that can be told from others by the one cell it describes. */
    public static byte[] ofCell(int number) {
        return ordinary().cell(number, 3_305, 302).encode();
    }

    private static FrameEncoder ordinary() {
        return new FrameEncoder()
                .packVoltageMv(52_880)
                .current1Ma(12_000)
                .current2Ma(2_000)
                .currentMa(10_000)
                .lowestCell(3, 3_300)
                .highestCell(7, 3_310)
                .lowestTemperature(1, 300)
                .highestTemperature(2, 304)
                .cellCount(16)
                .socPercent(61);
    }

    /** A frame in which one cell is higher than the others. */
    public static byte[] withHighestCellMv(int voltageMv) {
        return ordinary().highestCell(7, voltageMv).cell(7, voltageMv, 302).encode();
    }

    /** A frame with one bit flipped. */
    public static byte[] damaged() {
        byte[] frame = ofCell(1);
        frame[5] ^= 0x04;
        return frame;
    }
}
