package io.cellfleet.battery.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.settings.Chemistry;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OcvCurveTest {

    @ParameterizedTest(name = "{0} at {1} on branch {2}: {3} V, {4}")
    @CsvSource(delimiter = '|', textBlock = """
        LIFEPO4 | 0.50  | 1   | 3.3390 | a point of the charge branch
        LIFEPO4 | 0.45  | 0   | 3.2820 | a point of the discharge branch
        LIFEPO4 | 0.45  | 1   | 3.3380 | the same charge rests higher after charging
        LIFEPO4 | 0.45  | 0.5 | 3.3100 | half way between the branches
        LIFEPO4 | 0.975 | 1   | 3.5025 | between two points
        LIFEPO4 | 1.01  | 1   | 3.8000 | beyond full it runs away
        LIFEPO4 | -0.01 | 0   | 2.1210 | below empty it runs away
        LIFEPO4 | 2.0   | 1   | 4.6000 | but not without end
        NMC     | 0.45  | 0   | 3.8190 | one branch only
        NMC     | 0.45  | 1   | 3.8190 | one branch only
        LI_ION  | 1.00  | 0   | 4.1980 | as NMC
        LTO     | 0.00  | 0   | 2.0000 | empty
        """)
    void restsAt(Chemistry chemistry, double soc, double branch, double volts, String because) {
        assertThat(OcvCurve.of(chemistry).voltage(soc, branch)).isCloseTo(volts, Offset.offset(0.0005));
    }

    @ParameterizedTest
    @EnumSource
    void moreChargeIsNeverLessVoltage(Chemistry chemistry) {
        OcvCurve curve = OcvCurve.of(chemistry);
        for (double branch = 0; branch <= 1; branch += 0.25) {
            for (double soc = -0.05; soc < 1.05; soc += 0.0005) {
                assertThat(curve.voltage(soc + 0.0005, branch)).isGreaterThanOrEqualTo(curve.voltage(soc, branch));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsTheChargeThatRestsAtAVoltage(Chemistry chemistry) {
        OcvCurve curve = OcvCurve.of(chemistry);

        double soc = curve.chargedSoc(chemistry.vBalanceMv() / 1_000.0);

        assertThat(soc).isBetween(0.7, 1.0);
        assertThat(curve.voltage(soc, 1)).isCloseTo(chemistry.vBalanceMv() / 1_000.0, Offset.offset(0.06));
    }
}
