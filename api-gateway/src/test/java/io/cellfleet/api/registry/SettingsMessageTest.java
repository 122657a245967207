package io.cellfleet.api.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.contract.v1.Chemistry;
import io.cellfleet.contract.v1.PackSettings;
import io.cellfleet.contract.v1.RelayMode;
import io.cellfleet.contract.v1.RelayPolicy;
import io.cellfleet.contract.v1.TemperatureScale;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every setting reaches its field of the contract. */
class SettingsMessageTest {

    @Test
    void everySettingIsWritten() {
        var draft = new PackSettingsDraft(
                14,
                "01010111",
                "NMC",
                9_000,
                3_100,
                4_100,
                4_150,
                null,
                -10,
                450,
                85,
                15,
                "critical",
                3_650,
                1,
                4,
                true,
                2,
                "document",
                true,
                5_000,
                4_000,
                210_000,
                30,
                90,
                500,
                List.of(6));

        assertThat(message(draft))
                .isEqualTo(PackSettings.newBuilder()
                        .setPackId("pack")
                        .setName("House")
                        .setRevision(7)
                        .setCellCount(14)
                        .setChemistry(Chemistry.CHEMISTRY_NMC)
                        .setCapacityWh(9_000)
                        .setOptionSwitches(0b01010111)
                        .setVMinMv(3_100)
                        .setVBalanceMv(4_100)
                        .setVMaxMv(4_150)
                        .setTMinDeciC(-10)
                        .setTMaxDeciC(450)
                        .setChargeRestartPercent(85)
                        .setDischargeRestartPercent(15)
                        .setMode(RelayMode.RELAY_MODE_CRITICAL)
                        .setNominalCellMv(3_650)
                        .setSensorCount(1)
                        .setSensorLoops(4)
                        .setSensorInverted(true)
                        .setCurrentDivisor(2)
                        .setTemperatureScale(TemperatureScale.TEMPERATURE_SCALE_DOCUMENT)
                        .setCombinedOutput(true)
                        .setSolarPeakW(5_000)
                        .setInverterPeakW(4_000)
                        .setRatedCapacityMah(210_000)
                        .setMinimumOffSeconds(30)
                        .setEmptyAfterSeconds(90)
                        .setFramePeriodMs(500)
                        .addSectionEnds(6)
                        .setGatewayId("gateway-1")
                        .setUnlinkedPolicy(RelayPolicy.RELAY_POLICY_OPEN)
                        .setGatewayKeyFrom(3)
                        .build());
    }

    @Test
    void whatIsNotKnownIsAbsentAndPresetsAreFilledIn() {
        PackSettings message = message(PackSettingsDraft.of(16, "LiFePO4", 10_240));

        assertThat(message.hasOptionSwitches()).isFalse();
        assertThat(message.hasFullVoltageMv()).isFalse();
        assertThat(message.hasNominalCellMv()).isFalse();
        assertThat(message.hasRatedCapacityMah()).isFalse();
        assertThat(List.of(message.getVMinMv(), message.getVBalanceMv(), message.getVMaxMv()))
                .as("rule C3")
                .containsExactly(2_900, 3_400, 3_700);
        assertThat(message.getMode()).isEqualTo(RelayMode.RELAY_MODE_NORMAL);
    }

    @Test
    void withoutBalancingTheFullVoltageStandsForVbalance() {
        var draft = new PackSettingsDraft(
                16, null, "LiFePO4", 10_240, null, 0, null, 3_450, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null);

        assertThat(message(draft).hasVBalanceMv()).as("rule C4").isFalse();
        assertThat(message(draft).getFullVoltageMv()).isEqualTo(3_450);
    }

    @Test
    void aPackWithoutAGatewayNamesNone() {
        PackSettings message = SettingsMessage.of(
                "pack",
                "House",
                7,
                PackEntry.complete("pack", PackSettingsDraft.of(16, "LiFePO4", 10_240)),
                Assignment.NONE,
                0);

        assertThat(message.getGatewayId()).isEmpty();
        assertThat(message.getUnlinkedPolicy()).isEqualTo(RelayPolicy.RELAY_POLICY_LOCAL);
    }

    private static PackSettings message(PackSettingsDraft draft) {
        var assignment = new Assignment(Optional.of("gateway-1"), UnlinkedPolicy.OPEN);
        return SettingsMessage.of("pack", "House", 7, PackEntry.complete("pack", draft), assignment, 3);
    }
}
