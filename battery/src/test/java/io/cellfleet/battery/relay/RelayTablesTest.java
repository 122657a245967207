package io.cellfleet.battery.relay;

import static io.cellfleet.battery.measure.Condition.*;
import static io.cellfleet.battery.relay.RelayName.CHARGE;
import static io.cellfleet.battery.relay.RelayName.LOAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.measure.Condition;
import io.cellfleet.battery.measure.Verdicts;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.testkit.Draft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The manual's two tables "charge and discharge/load relay", written down once more as the manual has them, against
 * every combination of what may be seen (rules R1 to R4, and R6 for the SOC rows).
 */
class RelayTablesTest {

    /** What the tables speak of; the communication row is the flag beside it. */
    private static final List<Condition> SPOKEN_OF = List.of(
            ANY_VOLTAGE_AT_OR_ABOVE_V_MAX,
            ANY_VOLTAGE_AT_OR_BELOW_V_MIN,
            ANY_TEMPERATURE_ABOVE_T_MAX,
            ANY_TEMPERATURE_BELOW_T_MIN,
            ALL_VOLTAGES_AT_OR_ABOVE_V_BALANCE,
            ALL_VOLTAGES_BELOW_V_BALANCE,
            ALL_VOLTAGES_BELOW_V_MAX,
            ALL_VOLTAGES_ABOVE_V_MIN,
            ALL_TEMPERATURES_ABOVE_T_MIN,
            ALL_TEMPERATURES_BELOW_T_MAX,
            SOC_BELOW_CHARGE_RESTART,
            SOC_AT_OR_ABOVE_DISCHARGE_RESTART);

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final RelayState ON = new RelayState(true, NOW, List.of(), Optional.empty());
    private static final RelayState OFF =
            new RelayState(false, NOW, List.of(BlockReason.NOT_YET_KNOWN), Optional.empty());

    /** Mode, relay, then the columns "enable" and "disable" without the communication row. */
    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(
                        "normal",
                        CHARGE,
                        Set.of(
                                ALL_VOLTAGES_BELOW_V_BALANCE,
                                SOC_BELOW_CHARGE_RESTART,
                                ALL_TEMPERATURES_ABOVE_T_MIN,
                                ALL_TEMPERATURES_BELOW_T_MAX),
                        Set.of(
                                ANY_VOLTAGE_AT_OR_ABOVE_V_MAX,
                                ALL_VOLTAGES_AT_OR_ABOVE_V_BALANCE,
                                ANY_TEMPERATURE_BELOW_T_MIN,
                                ANY_TEMPERATURE_ABOVE_T_MAX)),
                Arguments.of(
                        "normal",
                        LOAD,
                        Set.of(
                                ALL_VOLTAGES_ABOVE_V_MIN,
                                SOC_AT_OR_ABOVE_DISCHARGE_RESTART,
                                ALL_TEMPERATURES_ABOVE_T_MIN,
                                ALL_TEMPERATURES_BELOW_T_MAX),
                        Set.of(
                                ANY_VOLTAGE_AT_OR_BELOW_V_MIN,
                                ANY_TEMPERATURE_BELOW_T_MIN,
                                ANY_TEMPERATURE_ABOVE_T_MAX)),
                Arguments.of(
                        "critical",
                        CHARGE,
                        Set.of(ALL_VOLTAGES_BELOW_V_MAX, ALL_TEMPERATURES_ABOVE_T_MIN, ALL_TEMPERATURES_BELOW_T_MAX),
                        Set.of(
                                ANY_VOLTAGE_AT_OR_ABOVE_V_MAX,
                                ANY_TEMPERATURE_BELOW_T_MIN,
                                ANY_TEMPERATURE_ABOVE_T_MAX)),
                Arguments.of(
                        "critical",
                        LOAD,
                        Set.of(ALL_VOLTAGES_ABOVE_V_MIN, ALL_TEMPERATURES_ABOVE_T_MIN, ALL_TEMPERATURES_BELOW_T_MAX),
                        Set.of(
                                ANY_VOLTAGE_AT_OR_BELOW_V_MIN,
                                ANY_TEMPERATURE_BELOW_T_MIN,
                                ANY_TEMPERATURE_ABOVE_T_MAX)));
    }

    @ParameterizedTest(name = "{0} mode, {1}")
    @MethodSource("tables")
    void everyCombination(String mode, RelayName relay, Set<Condition> enable, Set<Condition> disable) {
        PackSettings settings =
                Draft.FOUR_CELLS.with("mode", mode).with("minimumOffSeconds", 0).settings();
        int all = bits(SPOKEN_OF);
        int enableBits = bits(enable);
        int disableBits = bits(disable);
        int socBits = bits(Set.of(SOC_BELOW_CHARGE_RESTART, SOC_AT_OR_ABOVE_DISCHARGE_RESTART));
        int wrong = 0;
        for (int seen = 0; seen <= all; seen++) {
            if ((seen & ~all) != 0) {
                continue;
            }
            for (int flags = 0; flags < 16; flags++) {
                boolean error = (flags & 1) != 0;
                boolean calibrated = (flags & 2) != 0;
                boolean before = (flags & 4) != 0;
                // What is not seen is refuted, or not known: neither allows anything.
                int refuted = (flags & 8) != 0 ? all & ~seen : 0;
                int asked = calibrated ? enableBits : enableBits & ~socBits;
                boolean enabled = !error && (seen & asked) == asked;
                boolean disabled = error || (seen & disableBits) != 0;
                boolean expected = !disabled && (enabled || before);

                if (decided(settings, relay, new Verdicts(seen, refuted), error, calibrated, before) != expected) {
                    wrong++;
                }
            }
        }
        assertThat(wrong)
                .as("combinations decided otherwise than the table says")
                .isZero();
    }

    private static boolean decided(
            PackSettings settings,
            RelayName relay,
            Verdicts counted,
            boolean error,
            boolean calibrated,
            boolean before) {
        RelayState state = before ? ON : OFF;
        return new Relays(state, state, Optional.empty())
                .stepped(counted, error, true, calibrated, settings, NOW)
                .of(relay)
                .on();
    }

    private static int bits(Iterable<Condition> conditions) {
        int bits = 0;
        for (Condition condition : conditions) {
            bits |= condition.bit();
        }
        return bits;
    }
}
