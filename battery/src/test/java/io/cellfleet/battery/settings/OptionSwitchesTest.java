package io.cellfleet.battery.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manual's table "Begin Board 'option switch' functions", row by row and both ways (rule C2). */
class OptionSwitchesTest {

    @ParameterizedTest(name = "{0} {1} {2}: {3}-{4} cells")
    @CsvSource(textBlock = """
        OFF, OFF, OFF,   2,   4
        OFF, OFF, ON,    5,   8
        OFF, ON,  OFF,   9,  16
        OFF, ON,  ON,   17,  25
        ON,  OFF, OFF,  26,  40
        ON,  OFF, ON,   41,  80
        ON,  ON,  OFF,  81, 150
        ON,  ON,  ON,  151, 255
        """)
    void numberOfCells(String one, String two, String three, int least, int most) {
        String digits = digit(one) + digit(two) + digit(three) + "10000";
        OptionSwitches switches = OptionSwitches.parse(digits).orElseThrow();

        assertThat(switches.cellRange().least()).isEqualTo(least);
        assertThat(switches.cellRange().most()).isEqualTo(most);
        assertThat(OptionSwitches.of(least, OptionalInt.of(3_400))).hasToString(digits);
        assertThat(OptionSwitches.of(most, OptionalInt.of(3_400))).hasToString(digits);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}: {5} mV")
    @CsvSource(nullValues = "none", textBlock = """
        OFF, OFF, OFF, OFF, OFF, none
        OFF, OFF, OFF, OFF, ON,  1900
        OFF, OFF, OFF, ON,  OFF, 2000
        OFF, OFF, OFF, ON,  ON,  2100
        OFF, OFF, ON,  OFF, OFF, 2200
        OFF, OFF, ON,  OFF, ON,  2300
        OFF, OFF, ON,  ON,  OFF, 2400
        OFF, OFF, ON,  ON,  ON,  2500
        OFF, ON,  OFF, OFF, OFF, 2600
        OFF, ON,  OFF, OFF, ON,  2700
        OFF, ON,  OFF, ON,  OFF, 2800
        OFF, ON,  OFF, ON,  ON,  2900
        OFF, ON,  ON,  OFF, OFF, 3000
        OFF, ON,  ON,  OFF, ON,  3100
        OFF, ON,  ON,  ON,  OFF, 3200
        OFF, ON,  ON,  ON,  ON,  3300
        ON,  OFF, OFF, OFF, OFF, 3400
        ON,  OFF, OFF, OFF, ON,  3500
        ON,  OFF, OFF, ON,  OFF, 3600
        ON,  OFF, OFF, ON,  ON,  3700
        ON,  OFF, ON,  OFF, OFF, 3800
        ON,  OFF, ON,  OFF, ON,  3900
        ON,  OFF, ON,  ON,  OFF, 4000
        ON,  OFF, ON,  ON,  ON,  4100
        ON,  ON,  OFF, OFF, OFF, 4200
        ON,  ON,  OFF, OFF, ON,  4300
        ON,  ON,  OFF, ON,  OFF, 4400
        ON,  ON,  OFF, ON,  ON,  4500
        ON,  ON,  ON,  OFF, OFF, 4600
        ON,  ON,  ON,  OFF, ON,  4700
        ON,  ON,  ON,  ON,  OFF, 4800
        ON,  ON,  ON,  ON,  ON,  4900
        """)
    void balanceVoltage(String four, String five, String six, String seven, String eight, Integer millivolts) {
        OptionalInt vBalanceMv = millivolts == null ? OptionalInt.empty() : OptionalInt.of(millivolts);
        String digits = "000" + digit(four) + digit(five) + digit(six) + digit(seven) + digit(eight);

        assertThat(OptionSwitches.parse(digits).orElseThrow().vBalanceMv()).isEqualTo(vBalanceMv);
        assertThat(OptionSwitches.of(4, vBalanceMv)).hasToString(digits);
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(strings = {"", "0001000", "000100000", "00010002", "OFFOFFON", "0001 000"})
    void anythingButEightDigitsIsNone(String text) {
        assertThat(OptionSwitches.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0} mV: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        1800 | vBalanceMv is 1800 but must be 1900 to 4900
        5000 | vBalanceMv is 5000 but must be 1900 to 4900
        3450 | vBalanceMv is 3450 but the option switches know only steps of 100
        """)
    void cannotSayEveryVoltage(int millivolts, String message) {
        assertThatThrownBy(() -> OptionSwitches.of(4, OptionalInt.of(millivolts)))
                .hasMessage(message);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {-1, 256})
    void areEightBits(int bits) {
        assertThatThrownBy(() -> new OptionSwitches(bits))
                .hasMessage("optionSwitches is " + bits + " but must be 0 to 255");
    }

    private static String digit(String position) {
        return position.equals("ON") ? "1" : "0";
    }
}
