package io.cellfleet.battery.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the cells are made of, with the manual's recommended voltages (its table of thresholds) and the defaults of
 * rule C3. Voltages in mV, temperatures in 0.1 °C.
 */
public enum Chemistry {
    LIFEPO4("LiFePO4", 2_900, 3_400, 3_700, 0, 550, 3_200),
    LTO("LTO", 2_150, 2_600, 2_700, -200, 550, 2_300),
    NMC("NMC", 3_430, 4_000, 4_100, 0, 500, 3_700),
    LI_ION("Li-ion", 3_430, 4_100, 4_150, 0, 500, 3_700);

    private final String label;
    private final int vMinMv;
    private final int vBalanceMv;
    private final int vMaxMv;
    private final int tMinDeciC;
    private final int tMaxDeciC;
    private final int nominalCellMv;

    Chemistry(String label, int vMinMv, int vBalanceMv, int vMaxMv, int tMinDeciC, int tMaxDeciC, int nominalCellMv) {
        this.label = label;
        this.vMinMv = vMinMv;
        this.vBalanceMv = vBalanceMv;
        this.vMaxMv = vMaxMv;
        this.tMinDeciC = tMinDeciC;
        this.tMaxDeciC = tMaxDeciC;
        this.nominalCellMv = nominalCellMv;
    }

    /** Finds a chemistry by its label; case and punctuation do not count, so {@code lifepo4} and {@code LI_ION} fit. */
    public static Optional<Chemistry> labelled(String label) {
        String wanted = lettersAndDigits(label);
        return Arrays.stream(values())
                .filter(chemistry -> lettersAndDigits(chemistry.label).equals(wanted))
                .findFirst();
    }

    private static String lettersAndDigits(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** As the manual writes it. */
    public String label() {
        return label;
    }

    public int vMinMv() {
        return vMinMv;
    }

    public int vBalanceMv() {
        return vBalanceMv;
    }

    public int vMaxMv() {
        return vMaxMv;
    }

    public int tMinDeciC() {
        return tMinDeciC;
    }

    public int tMaxDeciC() {
        return tMaxDeciC;
    }

    /** mV of one cell, used where neither the settings nor the device name it (rule S1). */
    public int nominalCellMv() {
        return nominalCellMv;
    }
}
