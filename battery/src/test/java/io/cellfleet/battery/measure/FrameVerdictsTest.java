package io.cellfleet.battery.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.soc.Capacity;
import io.cellfleet.battery.testkit.Draft;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one frame shows under LiFePO4's limits 2.90/3.40/3.70 V and 0/55 °C: each condition and both its sides. */
class FrameVerdictsTest {

    private static final PackSettings SETTINGS = Draft.FOUR_CELLS.settings();
    private static final Capacity CAPACITY = Capacity.of(SETTINGS, OptionalInt.empty());

    @ParameterizedTest(name = "{0} {3}: {4}")
    @CsvSource(delimiter = '|', nullValues = "none", useHeadersInDisplayName = true, textBlock = """
        condition                          | lowest | highest | shown   | because
        ANY_VOLTAGE_AT_OR_ABOVE_V_MAX      |   3300 |    3699 | REFUTED | highest below Vmax
        ANY_VOLTAGE_AT_OR_ABOVE_V_MAX      |   3300 |    3700 | SEEN    | W1: at Vmax it is reached
        ANY_VOLTAGE_AT_OR_ABOVE_V_MAX      |   none |    6000 | SEEN    | what stops is taken from any value
        ANY_VOLTAGE_AT_OR_ABOVE_V_MAX      |   3300 |    none | UNKNOWN | no highest cell
        ANY_VOLTAGE_AT_OR_BELOW_V_MIN      |   2901 |    3300 | REFUTED | lowest above Vmin
        ANY_VOLTAGE_AT_OR_BELOW_V_MIN      |   2900 |    3300 | SEEN    | W1: at Vmin it is reached
        ANY_VOLTAGE_AT_OR_BELOW_V_MIN      |      0 |    none | SEEN    | what stops is taken from any value
        ANY_VOLTAGE_AT_OR_BELOW_V_MIN      |   none |    3300 | UNKNOWN | no lowest cell
        ALL_VOLTAGES_AT_OR_ABOVE_V_BALANCE |   3399 |    3500 | REFUTED | one cell is not there yet
        ALL_VOLTAGES_AT_OR_ABOVE_V_BALANCE |   3400 |    3500 | SEEN    | R1: all at Vbalance
        ALL_VOLTAGES_AT_OR_ABOVE_V_BALANCE |   3400 |    5501 | UNKNOWN | M5: it would set the SOC and let the load on
        ALL_VOLTAGES_BELOW_V_BALANCE       |   3300 |    3399 | SEEN    | R1: highest below Vbalance
        ALL_VOLTAGES_BELOW_V_BALANCE       |   3300 |    3400 | REFUTED | R1: one cell at Vbalance
        ALL_VOLTAGES_BELOW_V_BALANCE       |    499 |    3399 | UNKNOWN | M5: never enables
        ALL_VOLTAGES_BELOW_V_MAX           |   3300 |    3699 | SEEN    | R3: highest below Vmax
        ALL_VOLTAGES_BELOW_V_MAX           |   3300 |    3700 | REFUTED | R3: one cell at Vmax
        ALL_VOLTAGES_BELOW_V_MAX           |   none |    3699 | UNKNOWN | M5: an absent extreme never enables
        ALL_VOLTAGES_ABOVE_V_MIN           |   2901 |    3300 | SEEN    | R2: lowest above Vmin
        ALL_VOLTAGES_ABOVE_V_MIN           |   2900 |    3300 | REFUTED | R2: one cell at Vmin
        ALL_VOLTAGES_ABOVE_V_MIN           |   2901 |    5501 | UNKNOWN | M5: never enables
        """)
    void voltages(
            Condition condition, @Nullable Integer lowest, @Nullable Integer highest, String shown, String because) {
        FrameFacts frame = frame(13_200, voltage(lowest), voltage(highest), temperature(250), temperature(250), 0);

        assertThat(shown(condition, frame)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0} {3}: {4}")
    @CsvSource(delimiter = '|', nullValues = "none", useHeadersInDisplayName = true, textBlock = """
        condition                    | coldest | warmest | shown   | because
        ANY_TEMPERATURE_ABOVE_T_MAX  |     250 |     550 | REFUTED | W1: at Tmax it is not exceeded
        ANY_TEMPERATURE_ABOVE_T_MAX  |     250 |     551 | SEEN    | W1: above Tmax
        ANY_TEMPERATURE_ABOVE_T_MAX  |    none |    1500 | SEEN    | what stops is taken from any value
        ANY_TEMPERATURE_ABOVE_T_MAX  |     250 |    none | UNKNOWN | no probe
        ANY_TEMPERATURE_BELOW_T_MIN  |       0 |     250 | REFUTED | W1: at Tmin it is not exceeded
        ANY_TEMPERATURE_BELOW_T_MIN  |      -1 |     250 | SEEN    | W1: below Tmin
        ANY_TEMPERATURE_BELOW_T_MIN  |    none |     250 | UNKNOWN | no probe
        ALL_TEMPERATURES_ABOVE_T_MIN |       0 |     250 | REFUTED | R1: at Tmin is not above it
        ALL_TEMPERATURES_ABOVE_T_MIN |       1 |     250 | SEEN    | R1: above Tmin
        ALL_TEMPERATURES_ABOVE_T_MIN |       1 |    1201 | UNKNOWN | M5: never enables
        ALL_TEMPERATURES_ABOVE_T_MIN |       1 |    none | UNKNOWN | M5: an absent extreme never enables
        ALL_TEMPERATURES_BELOW_T_MAX |     250 |     550 | REFUTED | R1: at Tmax is not below it
        ALL_TEMPERATURES_BELOW_T_MAX |     250 |     549 | SEEN    | R1: below Tmax
        ALL_TEMPERATURES_BELOW_T_MAX |    -601 |     549 | UNKNOWN | M5: never enables
        """)
    void temperatures(
            Condition condition, @Nullable Integer coldest, @Nullable Integer warmest, String shown, String because) {
        FrameFacts frame = frame(13_200, voltage(3_300), voltage(3_300), temperature(coldest), temperature(warmest), 0);

        assertThat(shown(condition, frame)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0} mV: {1}, {2}")
    @CsvSource({
        "13599, REFUTED, below 4 x 3.400 V",
        "13600, SEEN,    S2: at 4 x 3.400 V",
        "22000, SEEN,    the most that four cells can have",
        "22001, UNKNOWN, more than four cells can have",
        "2000,  REFUTED, the least that four cells can have",
        "1999,  UNKNOWN, less than four cells can have"
    })
    void packVoltage(int packVoltageMv, String shown, String because) {
        FrameFacts frame = frame(packVoltageMv, voltage(3_300), voltage(3_300), temperature(250), temperature(250), 0);

        assertThat(shown(Condition.PACK_VOLTAGE_AT_OR_ABOVE_V_BALANCE, frame)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0}, {1} nC beside {2} %: {3}")
    @CsvSource({
        "SOC_BELOW_CHARGE_RESTART,          -1, 90, SEEN",
        "SOC_BELOW_CHARGE_RESTART,           0, 90, REFUTED",
        "SOC_AT_OR_ABOVE_DISCHARGE_RESTART, -1, 20, REFUTED",
        "SOC_AT_OR_ABOVE_DISCHARGE_RESTART,  0, 20, SEEN"
    })
    void socIsNotRounded(Condition condition, int offsetNc, int percent, String shown) {
        FrameFacts frame = frame(
                13_200,
                voltage(3_300),
                voltage(3_300),
                temperature(250),
                temperature(250),
                CAPACITY.fullNc() / 100 * percent + offsetNc);

        assertThat(shown(condition, frame)).isEqualTo(shown);
    }

    private static String shown(Condition condition, FrameFacts frame) {
        Verdicts verdicts = FrameVerdicts.of(frame, SETTINGS, CAPACITY);
        return verdicts.sees(condition) ? "SEEN" : verdicts.refutes(condition) ? "REFUTED" : "UNKNOWN";
    }

    private static FrameFacts frame(
            int packVoltageMv,
            Optional<CellVoltage> lowest,
            Optional<CellVoltage> highest,
            Optional<CellTemperature> coldest,
            Optional<CellTemperature> warmest,
            long storedNc) {
        return new FrameFacts(
                packVoltageMv,
                lowest,
                highest,
                coldest,
                warmest,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                Optional.empty(),
                storedNc);
    }

    private static Optional<CellVoltage> voltage(@Nullable Integer mv) {
        return Optional.ofNullable(mv).map(present -> new CellVoltage(1, present));
    }

    private static Optional<CellTemperature> temperature(@Nullable Integer deciC) {
        return Optional.ofNullable(deciC).map(present -> new CellTemperature(1, 300, present));
    }
}
