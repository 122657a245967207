package io.cellfleet.battery.protocol.jbd;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.measure.CellMap.HeardCell;
import io.cellfleet.battery.pack.StateBytes;
import io.cellfleet.battery.protocol.DecodeResult;
import io.cellfleet.battery.protocol.RelayOrder;
import io.cellfleet.battery.protocol.Stretch;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.testkit.Draft;
import io.cellfleet.battery.testkit.Pack;
import io.cellfleet.battery.warning.WarningCode;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules take a board's frames as they take those of a 123: one model, one step. */
class JbdPackTest {

    private final JbdBoard board = new JbdBoard(4).probesDeciC(240, 250).charge(80_000, 160_000, 50);
    private final Pack pack = new Pack(Draft.FOUR_CELLS.with("sensorCount", 1));

    @Test
    void aHealthyPackMayBeChargedAndDischarged() {
        frames(3, board.currentMa(10_000));

        assertThat(pack.chargeOn()).isTrue();
        assertThat(pack.loadOn()).isTrue();
        assertThat(pack.lights()).isEmpty();
    }

    @Test
    void theCountBeginsWithTheBoardsAndGoesOnWithItsCurrent() {
        frames(3_601, board.currentMa(-16_000));

        // 50 % of 160 Ah, and an hour of 16 A.
        assertThat(pack.milliPercent()).isEqualTo(40_000);
        assertThat(pack.status().energy().consumedTotal().wh()).isEqualTo(211);
    }

    @ParameterizedTest(name = "{6}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
        lowest | highest | coldest | warmest | lights | relays      | because
        3300   | 3300    | 240     | 250     | ''     | charge load | all is well
        3300   | 3699    | 240     | 250     | ''     | charge load | a millivolt below V-max: held on
        3300   | 3700    | 240     | 250     | Vh     | load        | V-max
        2901   | 3300    | 240     | 250     | ''     | charge load | a millivolt above V-min
        2900   | 3300    | 240     | 250     | Vl     | charge      | V-min
        3300   | 3300    | 240     | 550     | ''     | charge load | T-max
        3300   | 3300    | 240     | 551     | Th     | ''          | a tenth above T-max
        3300   | 3300    | 0       | 250     | ''     | charge load | T-min
        3300   | 3300    | -1      | 250     | Tl     | ''          | a tenth below T-min
        3300   | 3300    | -2731   | 250     | E Tl   | ''          | a probe that is broken is no temperature
        499    | 3300    | 240     | 250     | E Vl   | ''          | no cell can be so low
        """)
    void limitsHoldOverCellsAndProbes(
            int lowest, int highest, int coldest, int warmest, String lights, String relays, String because) {
        frames(3, board);
        frames(3, board.cellsMv(3_300, lowest, highest, 3_300).probesDeciC(coldest, warmest));

        assertThat(String.join(" ", pack.lights())).isEqualTo(lights);
        assertThat(((pack.chargeOn() ? "charge " : "") + (pack.loadOn() ? "load" : "")).strip())
                .isEqualTo(relays);
    }

    @Test
    void whatIsSaidOfTemperaturesNamesTheProbe() {
        frames(3, board.probesDeciC(560, 250));

        assertThat(pack.warning(WarningCode.TEMPERATURE_HIGH).detail())
                .isEqualTo("the warmest probe is 1 at 56.0 °C, T-max is 55.0 °C");
    }

    /** Cell 1 balances; probe 1 lies somewhere, so its heat is not blamed on that. */
    @Test
    void theHeatOfAProbeIsNotThatOfABalancingCell() {
        frames(3, board.cellsMv(3_450, 3_300, 3_300, 3_300).probesDeciC(560, 250));

        assertThat(pack.lit(WarningCode.TEMPERATURE_HIGH)).isTrue();
        assertThat(pack.lit(WarningCode.BALANCING_HEAT)).isFalse();
    }

    @Test
    void aBoardThatTellsNoSettingsDoesNotDifferInThem() {
        frames(3, board);

        assertThat(pack.lit(WarningCode.DEVICE_SETTINGS_DIFFER)).isFalse();
    }

    @Test
    void withoutAProbeNothingIsAllowed() {
        frames(3, board.probesDeciC());

        assertThat(pack.lights()).containsExactly("E");
        assertThat(pack.chargeOn()).isFalse();
        assertThat(pack.loadOn()).isFalse();
    }

    @Test
    void anotherCountOfCellsIsAnError() {
        frames(6, new JbdBoard(5));

        assertThat(pack.lights()).containsExactly("E");
    }

    @Test
    void cellsHaveNoTemperatureOfTheirOwnAlsoAfterARestart() {
        frames(3, board);
        HeardCell before = pack.state().cells().cell(4).orElseThrow();
        assertThat(before).isEqualTo(new HeardCell(pack.now(), 3_300, OptionalInt.empty()));

        assertThat(pack.isRestored().state().cells().cell(4)).hasValue(before);
        assertThat(StateBytes.write(pack.state())).hasSizeLessThan(300);
    }

    /** As the gateway does it: the line is asked, what it answers becomes frames, and frames become decisions. */
    @Test
    void fromTheLineToTheSwitchesAndBack() {
        JbdMaster master = new JbdMaster();
        for (long nowMs = 0; nowMs < 10_000; nowMs += 50) {
            byte[] answer = board.answer(master.toWrite(nowMs));
            for (Stretch stretch : master.accept(answer, nowMs)) {
                assertThat(stretch).isInstanceOfAny(Stretch.Frame.class, Stretch.Answer.class);
                if (stretch instanceof Stretch.Frame frame) {
                    pack.decodedFrame(decoded(frame.bytes()));
                    master.order(new RelayOrder(pack.chargeOn(), pack.loadOn()));
                }
            }
            board.cellsMv(3_300, 3_300, nowMs < 5_000 ? 3_300 : 3_700, 3_300);
        }

        assertThat(pack.lights()).containsExactly("Vh");
        assertThat(board.switches().chargeOn()).isFalse();
        assertThat(board.switches().loadOn()).isTrue();
    }

    private void frames(int count, JbdBoard said) {
        PackReading reading = decoded(said.frame());
        for (int i = 0; i < count; i++) {
            pack.decodedFrame(reading);
        }
    }

    private static PackReading decoded(byte[] frame) {
        return switch (new Jbd().decode(frame, TemperatureScale.DRIVER)) {
            case DecodeResult.Decoded(PackReading reading) -> reading;
            case DecodeResult.Refused(var reason) -> throw new AssertionError("refused: " + reason);
        };
    }
}
