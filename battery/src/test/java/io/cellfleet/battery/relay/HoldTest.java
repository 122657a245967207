package io.cellfleet.battery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.testkit.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neither column true: a relay stays as it was, on or off (rule R4). */
class HoldTest {

    private static final Reading GOOD = Reading.of(4);

    @ParameterizedTest(name = "{6}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        mode     | lowest | highest | coldest | warmest | relays      | because
        normal   |   3300 |    3300 |       0 |     250 | charge load | T exactly at Tmin
        normal   |   3300 |    3300 |     250 |     550 | charge load | T exactly at Tmax
        critical |   3300 |    3300 |       0 |     250 | charge load | T exactly at Tmin, critical
        critical |   3300 |    3300 |     250 |     550 | charge load | T exactly at Tmax, critical
        normal   |   3399 |    3400 |     250 |     250 | charge      | one cell at Vbalance, not all, none at Vmax
        normal   |   3399 |    3699 |     250 |     250 | charge      | one cell just below Vmax, not all at Vbalance
        """)
    void staysAsItWas(String mode, int lowest, int highest, int coldest, int warmest, String relays, String because) {
        Reading between = GOOD.volts(lowest, highest).degrees(coldest, warmest);
        Pack pack = new Pack(Draft.FOUR_CELLS.with("mode", mode));

        pack.frames(10, between);
        assertOnly(pack, relays, false);

        pack.frames(2, GOOD);
        assertThat(pack.chargeOn() && pack.loadOn()).isTrue();

        pack.frames(10, between);
        assertOnly(pack, relays, true);
    }

    private static void assertOnly(Pack pack, String relays, boolean on) {
        if (relays.contains("charge")) {
            assertThat(pack.chargeOn()).as("charge").isEqualTo(on);
        }
        if (relays.contains("load")) {
            assertThat(pack.loadOn()).as("load").isEqualTo(on);
        }
    }
}
