package io.cellfleet.battery.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values under rotating keys are trusted only within several steps up by one (the port's page, "What trips readers"). */
class DeviceKeysTest {

    /** 3.250 V in steps of 5 mV. */
    private static final int NOMINAL_HIGH = 650 >> 8;

    private static final int NOMINAL_LOW = 650 & 0xFF;

    @Test
    void aWholeRoundTellsEfficiencyAndNominalVoltage() {
        DeviceKeys keys = round(round(DeviceKeys.NONE, 97), 97);

        assertThat(keys.efficiencyPercent()).hasValue(97);
        assertThat(keys.nominalCellMv()).hasValue(3_250);
    }

    @Test
    void theFirstKeysAfterTheStartAreNotTrustedYet() {
        DeviceKeys keys = DeviceKeys.NONE.heard(0, 100).heard(1, 97).heard(2, 1).heard(3, 2);

        assertThat(DeviceKeys.NONE.heard(0, 100).run()).as("none before it").isZero();
        assertThat(keys.efficiencyPercent()).as("one step up before it").isEmpty();
        assertThat(keys.heard(4, 0).run()).isEqualTo(DeviceKeys.TRUSTED_RUN);
    }

    @ParameterizedTest(name = "began at key {0}: {1}")
    @CsvSource({"15, true", "16, true", "17, true", "18, false", "0, false"})
    void theKeyAfterTheThirdStepIsTrusted(int beganAt, boolean trusted) {
        DeviceKeys keys = DeviceKeys.NONE;
        int key = beganAt;
        keys = keys.heard(key, 50);
        while (key != 1) {
            key = key == 18 ? 0 : key + 1;
            keys = keys.heard(key, key == 1 ? 97 : 50);
        }

        assertThat(keys.efficiencyPercent().isPresent()).isEqualTo(trusted);
    }

    @ParameterizedTest(name = "the last key is {0}: {1}")
    @CsvSource({"15, false", "16, true", "18, true"})
    void fromTheLastKeyItGoesOnWithTheFirst(int lastKey, boolean goesOn) {
        DeviceKeys keys = DeviceKeys.NONE
                .heard(lastKey - 1, 0)
                .heard(lastKey, 0)
                .heard(0, 100)
                .heard(1, 98);

        assertThat(keys.efficiencyPercent().isPresent()).isEqualTo(goesOn);
    }

    @Test
    void inTheMiddleOfARoundTheFirstKeyIsNoStep() {
        DeviceKeys keys = DeviceKeys.NONE
                .heard(5, 0)
                .heard(6, 0)
                .heard(7, 0)
                .heard(8, 0)
                .heard(0, 100)
                .heard(1, 98);

        assertThat(keys.efficiencyPercent()).isEmpty();
    }

    @Test
    void aLostFrameCostsTheTrust() {
        DeviceKeys keys = DeviceKeys.NONE;
        for (int key = 6; key <= 18; key++) {
            keys = keys.heard(key, 0);
        }

        assertThat(keys.heard(1, 97).efficiencyPercent()).isEmpty();
    }

    @Test
    void theClockOfOldFirmwareIsNeverTrusted() {
        DeviceKeys keys = DeviceKeys.NONE;
        for (int minute = 0; minute < 3 * 24 * 60; minute++) {
            // Hours 0 to 23 in the byte of the key, which lies 25 above the keys.
            keys = keys.heard(minute / 60 % 24 - 25, minute % 60);
        }

        assertThat(keys.efficiencyPercent()).isEmpty();
        assertThat(keys.nominalCellMv()).isEmpty();
        assertThat(keys.run()).isZero();
    }

    @Test
    void aByteThatStandsStillIsNeverTrusted() {
        DeviceKeys keys = DeviceKeys.NONE;
        for (int second = 0; second < 100; second++) {
            keys = keys.heard(1, 97);
        }

        assertThat(keys.efficiencyPercent()).isEmpty();
    }

    @ParameterizedTest(name = "{0} after 97: {1}")
    @CsvSource({"0, 97", "1, 1", "100, 100", "101, 97", "255, 97"})
    void anEfficiencyThatCannotBeIsIgnored(int value, int efficiency) {
        DeviceKeys keys = round(round(round(DeviceKeys.NONE, 97), 97), value);

        assertThat(keys.efficiencyPercent()).hasValue(efficiency);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            nullValues = "unknown",
            value = {
                "1, 44,  1500",
                "1, 43,  unknown",
                "3, 232, 5000",
                "3, 233, unknown",
                "2, 128, 3200",
                "0, 0,   unknown",
                "255, 255, unknown"
            })
    void theNominalVoltageHasTwoBytesInStepsOf5Mv(int high, int low, Integer millivolts) {
        DeviceKeys keys =
                round(DeviceKeys.NONE, 97).heard(0, 0).heard(1, 97).heard(2, 0).heard(3, 0);
        DeviceKeys fresh = new DeviceKeys(
                keys.lastKey(), keys.run(), keys.nominalHighByte(), keys.efficiencyPercent(), OptionalInt.empty());

        assertThat(fresh.heard(4, high).heard(5, low).nominalCellMv())
                .isEqualTo(millivolts == null ? OptionalInt.empty() : OptionalInt.of(millivolts));
    }

    @Test
    void halfANominalVoltageIsNone() {
        DeviceKeys keys = DeviceKeys.NONE;
        for (int key = 6; key <= 18; key++) {
            keys = keys.heard(key, 0);
        }
        keys = keys.heard(0, 0).heard(1, 97).heard(2, 0).heard(3, 0).heard(4, NOMINAL_HIGH);

        assertThat(keys.heard(6, 0).heard(5, NOMINAL_LOW).nominalCellMv()).isEmpty();
        assertThat(keys.heard(5, NOMINAL_LOW).nominalCellMv()).hasValue(3_250);
    }

    private static DeviceKeys round(DeviceKeys before, int efficiency) {
        DeviceKeys keys = before;
        for (int key = 0; key <= 18; key++) {
            int value = switch (key) {
                case 1 -> efficiency;
                case 4 -> NOMINAL_HIGH;
                case 5 -> NOMINAL_LOW;
                default -> 200;
            };
            keys = keys.heard(key, value);
        }
        return keys;
    }
}
