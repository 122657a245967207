package io.cellfleet.battery.settings;

import io.cellfleet.battery.Check;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The eight switches of the Begin Board (rule C2): 1 to 3 set the range of the cell count, 4 to 8 the balance voltage.
 *
 * @param bits switch 1 is the highest of the eight bits, ON is 1; 0..255
 */
public record OptionSwitches(int bits) {

    /** mV; by how much one step of switches 4 to 8 raises the balance voltage. */
    public static final int STEP_MV = 100;

    /** mV; from where the steps count. No step is no balancing. */
    public static final int ZERO_MV = 1_800;

    public OptionSwitches {
        Check.inRange("optionSwitches", bits, 0, 255);
    }

    /**
     * Reads them as they stand on the board.
     *
     * @param text eight digits, switch 1 first, 1 for ON; empty when it is anything else
     */
    public static Optional<OptionSwitches> parse(String text) {
        return text.matches("[01]{8}") ? Optional.of(new OptionSwitches(Integer.parseInt(text, 2))) : Optional.empty();
    }

    /**
     * How to set them for a pack.
     *
     * @param cellCount  2..255
     * @param vBalanceMv mV, 1900 to 4900 in steps of 100; empty for no balancing
     * @throws IllegalArgumentException for a balance voltage the switches cannot say
     */
    public static OptionSwitches of(int cellCount, OptionalInt vBalanceMv) {
        int balance = 0;
        if (vBalanceMv.isPresent()) {
            int millivolts = Check.inRange("vBalanceMv", vBalanceMv.getAsInt(), 1_900, 4_900);
            if (millivolts % STEP_MV != 0) {
                throw new IllegalArgumentException(
                        "vBalanceMv is " + millivolts + " but the option switches know only steps of " + STEP_MV);
            }
            balance = (millivolts - ZERO_MV) / STEP_MV;
        }
        return new OptionSwitches(CellRange.holding(cellCount).switches() << 5 | balance);
    }

    public CellRange cellRange() {
        return CellRange.ofSwitches(bits >> 5);
    }

    /** mV; empty for no balancing. */
    public OptionalInt vBalanceMv() {
        int balance = bits & 0b11111;
        return balance == 0 ? OptionalInt.empty() : OptionalInt.of(ZERO_MV + balance * STEP_MV);
    }

    /** Eight digits, switch 1 first. */
    @Override
    public String toString() {
        return Integer.toBinaryString(256 | bits).substring(1);
    }
}
