package io.cellfleet.battery.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.battery.reading.TemperatureScale;
import io.cellfleet.battery.testkit.Draft;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds when only cell count, chemistry and capacity are written (rules C1, C3, R8, S3). */
class DraftDefaultsTest {

    @Test
    void whatIsLeftOutTakesItsDefault() {
        PackSettings settings = Draft.FOUR_CELLS.settings();

        assertThat(settings.optionSwitches()).isEmpty();
        assertThat(settings.fullVoltageMv()).isEmpty();
        assertThat(settings.chargeRestartPercent()).isEqualTo(90);
        assertThat(settings.dischargeRestartPercent()).isEqualTo(20);
        assertThat(settings.mode()).isEqualTo(RelayMode.NORMAL);
        assertThat(settings.nominalCellMv()).isEmpty();
        assertThat(settings.sensors()).isEqualTo(new CurrentSensors(2, 1, false, 1));
        assertThat(settings.temperatureScale()).isEqualTo(TemperatureScale.DRIVER);
        assertThat(settings.combinedOutput()).isFalse();
        assertThat(settings.solarPeakW()).isEmpty();
        assertThat(settings.inverterPeakW()).isEmpty();
        assertThat(settings.ratedCapacityMah()).isEmpty();
        assertThat(settings.minimumOff()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.emptyAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.framePeriod()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.sectionEnds()).isEmpty();
    }

    @Test
    void whatIsWrittenIsTaken() {
        PackSettings settings = Draft.FOUR_CELLS
                .withAll("vMinMv=2800,vBalanceMv=3450,vMaxMv=3650,tMinDeciC=-100,tMaxDeciC=450,mode=critical,"
                        + "chargeRestartPercent=98,dischargeRestartPercent=0,nominalCellMv=3250,sensorCount=1,"
                        + "sensorLoops=4,sensorInverted=true,currentDivisor=2,temperatureScale=document,"
                        + "combinedOutput=true,solarPeakW=2500,inverterPeakW=5000,ratedCapacityMah=200000,"
                        + "minimumOffSeconds=0,emptyAfterSeconds=300,framePeriodMs=500,sectionEnds=1 3")
                .settings();

        assertThat(settings.vMinMv()).isEqualTo(2_800);
        assertThat(settings.fullMv()).isEqualTo(3_450);
        assertThat(settings.vMaxMv()).isEqualTo(3_650);
        assertThat(settings.tMinDeciC()).isEqualTo(-100);
        assertThat(settings.tMaxDeciC()).isEqualTo(450);
        assertThat(settings.mode()).isEqualTo(RelayMode.CRITICAL);
        assertThat(settings.chargeRestartPercent()).isEqualTo(98);
        assertThat(settings.dischargeRestartPercent()).isZero();
        assertThat(settings.nominalCellMv()).hasValue(3_250);
        assertThat(settings.sensors()).isEqualTo(new CurrentSensors(1, 4, true, 2));
        assertThat(settings.temperatureScale()).isEqualTo(TemperatureScale.DOCUMENT);
        assertThat(settings.combinedOutput()).isTrue();
        assertThat(settings.solarPeakW()).hasValue(2_500);
        assertThat(settings.inverterPeakW()).hasValue(5_000);
        assertThat(settings.ratedCapacityMah()).hasValue(200_000);
        assertThat(settings.minimumOff()).isZero();
        assertThat(settings.emptyAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.framePeriod()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.sectionEnds()).containsExactly(1, 3);
    }

    @Test
    void theSwitchesSayTheBalanceVoltageBeforeTheChemistryDoes() {
        assertThat(Draft.FOUR_CELLS
                        .with("optionSwitches", "00010001")
                        .settings()
                        .vBalanceMv())
                .hasValue(3_500);
    }
}
