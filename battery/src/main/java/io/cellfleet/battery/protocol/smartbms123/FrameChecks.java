package io.cellfleet.battery.protocol.smartbms123;

import static io.cellfleet.battery.protocol.smartbms123.FrameLayout.*;

import io.cellfleet.battery.protocol.RejectReason;
import java.util.Optional;

/**
 * What tells a frame from other bytes. A sum of 8 bits is weak, so there are two strengths: {@link #fits} for 58 bytes
 * whose beginning is known, and {@link #isPlausible} in addition for 58 bytes cut at a guess.
 *
 * <p>Bytes that are all 0x00 or all 0xFF, as a broken line gives them, fail the signs and the sum by themselves.
 */
final class FrameChecks {

    private FrameChecks() {}

    /** Whether sum and signs of the 58 bytes from {@code at} are those of a frame. */
    static boolean fits(byte[] bytes, int at) {
        // The signs first: they are cheap and turn away nearly everything that slides by.
        return signsAreKnown(bytes, at) && checksum(bytes, at) == u8(bytes, at + CHECKSUM);
    }

    /** Why these 58 bytes do not {@link #fits fit}; empty when they do. */
    static Optional<RejectReason> refusal(byte[] bytes, int at) {
        if (checksum(bytes, at) != u8(bytes, at + CHECKSUM)) {
            return Optional.of(RejectReason.WRONG_CHECKSUM);
        }
        return signsAreKnown(bytes, at) ? Optional.empty() : Optional.of(RejectReason.UNKNOWN_SIGN);
    }

    /**
     * Whether the values of the 58 bytes from {@code at} agree with each other, as they do in every frame of a healthy
     * device. A device that lost its cells may break this, so it is no condition for a frame whose beginning is known.
     */
    static boolean isPlausible(byte[] bytes, int at) {
        int cellCount = u8(bytes, at + CELL_COUNT);
        return cellCount >= 2
                && isCell(u8(bytes, at + LOWEST_VOLTAGE_CELL), cellCount)
                && isCell(u8(bytes, at + HIGHEST_VOLTAGE_CELL), cellCount)
                && isCell(u8(bytes, at + LOWEST_TEMPERATURE_CELL), cellCount)
                && isCell(u8(bytes, at + HIGHEST_TEMPERATURE_CELL), cellCount)
                && u16(bytes, at + LOWEST_VOLTAGE) <= u16(bytes, at + HIGHEST_VOLTAGE)
                && u16(bytes, at + LOWEST_TEMPERATURE) <= u16(bytes, at + HIGHEST_TEMPERATURE)
                && u8(bytes, at + SOC) <= 100;
    }

    /** The low 8 bits of the sum of all bytes before the checksum. */
    static int checksum(byte[] bytes, int at) {
        int sum = 0;
        for (int i = at; i < at + CHECKSUM; i++) {
            sum += bytes[i];
        }
        return sum & 0xFF;
    }

    private static boolean signsAreKnown(byte[] bytes, int at) {
        return isSign(bytes[at + CURRENT_1]) && isSign(bytes[at + CURRENT_2]) && isSign(bytes[at + CURRENT]);
    }

    private static boolean isSign(byte sign) {
        return sign == PLUS || sign == MINUS || sign == MISSING;
    }

    private static boolean isCell(int number, int cellCount) {
        return number >= 1 && number <= cellCount;
    }
}
