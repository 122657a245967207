package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cellfleet.battery.protocol.jbd.JbdBoard;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.CellColour;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.RelayReport;
import io.cellfleet.contract.v1.Warning;
import io.cellfleet.contract.v1.WarningCode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.streams.TestInputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine makes of records, good and bad, without a broker. */
class PackStepperTest {

    private final Bench bench = new Bench();
    private final TestInputTopic<String, byte[]> frames = bench.frames;
    private final TestInputTopic<String, byte[]> settings = bench.settings;
    private final Site site = new Site();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aFrameBecomesAStatusWithItsValues() {
        commission(1);
        for (int second = 0; second < 4; second++) {
            send(site.frame(second));
        }

        List<PackStatus> statuses = statuses();
        assertThat(statuses).hasSize(4);
        PackStatus last = statuses.getLast();
        assertThat(last.getMeasured().getPackVoltageMv()).isEqualTo(13_220);
        assertThat(last.getMeasured().getCurrentMa()).isEqualTo(10_000);
        assertThat(last.getMeasured().getLowestCell().getVoltageMv()).isEqualTo(3_300);
        assertThat(last.getMeasured().getCells(0).getNumber()).isEqualTo(4);
        // 50 % of 200 Ah from the device, and three seconds of 10 A.
        assertThat(last.getSoc().getStoredMah()).isEqualTo(100_008);
        assertThat(last.getSoc().getManualMilliPercent()).isEqualTo(50_004);
        assertThat(last.getSoc().getCalibrated()).isFalse();
        assertThat(last.getSimulated()).isTrue();
        assertThat(last.getCharge().getOn()).isTrue();
        assertThat(last.getLoad().getOn()).isTrue();
        assertThat(statuses.getFirst().getCharge().getBlockedByList()).containsExactly("firstFrames");
        assertThat(events().stream().map(PackEvent::getFactCase))
                .containsExactly(
                        PackEvent.FactCase.SETTINGS_APPLIED,
                        PackEvent.FactCase.RELAY_CHANGED,
                        PackEvent.FactCase.RELAY_CHANGED);
        assertThat(rejected()).isEmpty();
    }

    /** The same pack behind a JBD board: one model takes both kinds of frames, and what a board cannot say is absent. */
    @Test
    void theFrameOfABoardBecomesAStatusToo() {
        commission(1);
        JbdBoard board = new JbdBoard(4)
                .cellsMv(3_300, 3_290, 3_310, 3_300)
                .probesDeciC(215, 225)
                .currentMa(10_000);
        for (int second = 0; second < 4; second++) {
            send(site.frame(second, "jbd", board.frame()));
        }

        PackStatus last = statuses().getLast();
        assertThat(last.getProtocol()).isEqualTo("jbd");
        assertThat(last.getMeasured().getPackVoltageMv()).isEqualTo(13_200);
        assertThat(last.getMeasured().getCurrentMa()).isEqualTo(10_000);
        assertThat(last.getMeasured().getLowestCell().getNumber()).isEqualTo(2);
        assertThat(last.getMeasured().getHighestTemperature().getDeciC()).isEqualTo(225);
        assertThat(last.getMeasured().getCellsList())
                .hasSize(4)
                .noneMatch(CellReading::hasTemperatureDeciC)
                .extracting(CellReading::getVoltageMv)
                .containsExactly(3_300, 3_290, 3_310, 3_300);
        assertThat(last.getSoc().getManualMilliPercent()).isEqualTo(50_004);
        assertThat(last.getCharge().getOn()).isTrue();
        assertThat(last.getLoad().getOn()).isTrue();
        assertThat(last.getWarningsList()).isEmpty();
        assertThat(last.getDevice().getSocPercent()).isEqualTo(50);
        assertThat(last.getDevice().getChargeAllowed()).isTrue();
        assertThat(last.getDevice().hasVMinMv()).isFalse();
        assertThat(last.getDevice().hasStoredWh()).isFalse();
        assertThat(rejected()).isEmpty();
    }

    @Test
    void aRecordSentAgainChangesNothing() {
        commission(1);
        GatewayRecord first = site.frame(0);
        GatewayRecord second = site.frame(1);
        List.of(first, second, first, second, site.frame(2)).forEach(this::send);

        assertThat(statuses())
                .extracting(status -> status.getOrder().getSequence())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void settingsHoldFromTheNextRecordAndSaySo() {
        commission(1);
        send(site.frame(0));
        send(site.frame(1));
        send(site.frame(2));
        settings.pipeInput(Site.INSTALLATION, Site.settings(2, 3_350).toByteArray());
        send(site.frame(3));

        PackStatus last = statuses().getLast();
        assertThat(last.getSettingsRevision()).isEqualTo(2);
        assertThat(last.getWarningsList())
                .extracting(Warning::getCode)
                .containsExactly(WarningCode.WARNING_CODE_VOLTAGE_LOW, WarningCode.WARNING_CODE_DEVICE_SETTINGS_DIFFER);
        assertThat(last.getLoad().getOn()).isFalse();
        PackEvent applied = events().stream()
                .filter(event ->
                        event.hasSettingsApplied() && event.getSettingsApplied().getRevision() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(applied.getOrder().getSequence()).isEqualTo(4);
    }

    @Test
    void energyIsCountedByTheInstallationsDay() {
        commission(1);
        int midnightInPrague = 22 * 3_600;
        for (int second = midnightInPrague - 3_600; second <= midnightInPrague; second += 10) {
            send(site.frame(second));
        }

        // 13.22 V and 10 A for an hour.
        PackEvent closed =
                events().stream().filter(PackEvent::hasDayClosed).findFirst().orElseThrow();
        assertThat(closed.getDayClosed().getDate()).isEqualTo("2026-06-01");
        assertThat(closed.getDayClosed().getCollectedWh()).isEqualTo(132);
        PackStatus last = statuses().getLast();
        assertThat(last.getEnergy().getCollectedTodayWh()).isZero();
        assertThat(last.getEnergy().getCollectedTotalWh()).isEqualTo(132);
        assertThat(last.getEnergy().getConsumedTotalWh()).isZero();
    }

    @Test
    void silenceIsKnownFromLineReportsAndOpensTheRelays() {
        commission(1);
        send(site.frame(0));
        send(site.frame(1));
        send(site.frame(2));
        for (int second = 5; second <= 25; second += 5) {
            send(site.lineReport(second));
        }

        PackStatus last = statuses().getLast();
        assertThat(last.hasMeasured()).isFalse();
        assertThat(last.getAtMs()).isEqualTo(Site.START.plusSeconds(25).toEpochMilli());
        assertThat(last.getLastFrameAtMs()).isEqualTo(Site.START.plusSeconds(2).toEpochMilli());
        assertThat(last.getWarnings(0).getDetail()).contains("silent").contains("last cell heard is 3");
        assertThat(last.getCharge().getBlockedByList()).contains("noCellCommunication");
        assertThat(last.getLoad().getOn()).isFalse();
    }

    @Test
    void aRelayReportIsHeldAgainstWhatTheGatewayWants() {
        commission(1);
        send(site.frame(0));
        send(site.relayReport(1, true, false));
        send(site.relayReport(2, true, false).toBuilder()
                .setRelayReport(RelayReport.getDefaultInstance())
                .build());

        PackEvent reported = events().stream()
                .filter(PackEvent::hasRelayReported)
                .findFirst()
                .orElseThrow();
        assertThat(reported.getRelayReported().getRelay()).isEqualTo(RelayName.RELAY_NAME_LOAD);
        assertThat(reported.getRelayReported().getIsOn()).isFalse();
        assertThat(reported.getRelayReported().getBecause()).isEqualTo("engineOrder");
        assertThat(rejected())
                .extracting(RejectedRecord::getDetail)
                .containsExactly("relay is RELAY_NAME_UNSPECIFIED, which is not known here");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "CLOCK_QUALITY_UNSET, true, not set since the board was powered",
        "CLOCK_QUALITY_SET, false, set once",
        "CLOCK_QUALITY_SYNCHRONISED, false, disciplined by a time server",
        "CLOCK_QUALITY_UNSPECIFIED, false, an older gateway does not tell",
    })
    void aClockThatIsNotSetIsWarnedOf(ClockQuality quality, boolean warned, String because) {
        commission(1);
        for (int second = 0; second < 5; second++) {
            send(site.frame(second).toBuilder().setClockQuality(quality).build());
        }

        assertThat(statuses().getLast().getWarningsList().stream()
                        .anyMatch(warning -> warning.getCode() == WarningCode.WARNING_CODE_CLOCK))
                .as(because)
                .isEqualTo(warned);
    }

    @Test
    void cellsHaveTheManualsColours() {
        commission(1);
        send(site.frame(0));
        send(site.frame(1, Site.raw(1, 3_450, 3_460)));
        send(site.lowFrame(2));

        assertThat(statuses())
                .extracting(status -> status.getMeasured().getCells(0).getColour())
                .containsExactly(
                        CellColour.CELL_COLOUR_GREEN, CellColour.CELL_COLOUR_YELLOW, CellColour.CELL_COLOUR_RED);
    }

    @Test
    void whatIsNoFrameIsKeptWithReasonAndBytes() {
        commission(1);
        byte[] flipped = Site.raw(0, 3_300, 3_310);
        flipped[4] ^= 1;
        send(site.frame(0, flipped));
        send(site.rejectedStretch(1, new byte[] {1, 2, 3}));
        send(site.frame(2));

        assertThat(rejected())
                .extracting(RejectedRecord::getReason, RejectedRecord::getHex, RejectedRecord::getPackId)
                .containsExactly(
                        tuple("WRONG_CHECKSUM", HexFormat.of().formatHex(flipped), Site.PACK),
                        tuple("NOISE", "010203", Site.PACK));
        // The numbers of both are used up: no gap is seen at the good frame.
        assertThat(events()).noneMatch(PackEvent::hasGapSeen);
        assertThat(statuses().getLast().getOrder().getSequence()).isEqualTo(3);
    }

    @Test
    void recordsThatAreNotOursAreMovedAsideAndTheEngineGoesOn() {
        commission(1);
        byte[] garbage = "not ours".getBytes(StandardCharsets.UTF_8);
        frames.pipeInput("farm", garbage);
        frames.pipeInput("farm", null);
        frames.pipeInput("elsewhere", site.frame(0).toByteArray());
        send(site.frame(1).toBuilder().clearOrder().build());
        send(site.frame(1).toBuilder().setPackId("farm-9").build());
        GatewayRecord.Builder foreign = site.frame(1).toBuilder();
        foreign.getFrameBuilder().setProtocol("morse");
        send(foreign.build());
        settings.pipeInput("farm", garbage);
        settings.pipeInput(Site.INSTALLATION, Site.settings(9, 3_900).toByteArray());
        send(site.frame(2));

        assertThat(rejected())
                .extracting(RejectedRecord::getReason)
                .containsExactly(
                        "NOT_OURS",
                        "NOT_OURS",
                        "INVALID_RECORD",
                        "INVALID_RECORD",
                        "UNKNOWN_PACK",
                        "UNKNOWN_PROTOCOL",
                        "NOT_OURS",
                        "SETTINGS_REFUSED");
        PackStatus last = statuses().getLast();
        assertThat(last.getSettingsRevision())
                .as("settings before stay in force")
                .isEqualTo(1);
    }

    /** One such time, written into a pack's state, would make the state unreadable at the next start. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 253_402_300_800_000L, Long.MAX_VALUE})
    void aCaptureTimeOutsideTheCalendarIsRefused(long capturedAtMs) {
        commission(1);
        frames.pipeInput(
                Site.INSTALLATION,
                site.frame(0).toBuilder().setCapturedAtMs(capturedAtMs).build().toByteArray());
        send(site.frame(1));

        assertThat(rejected().getFirst().getDetail())
                .isEqualTo("captured_at_ms is " + capturedAtMs + " but must be 0 to 253402300799999");
        assertThat(statuses()).hasSize(1);
    }

    /** A record of a megabyte, or many of them compressed, must fit into the record that says so. */
    @Test
    void whatIsRejectedIsCutToFit() {
        byte[] large = new byte[3_000_000];
        String longName = "x".repeat(3_000_000);
        frames.pipeInput(longName, large);
        send(site.frame(0).toBuilder().setPackId(longName).build());
        send(site.frame(0).toBuilder().setGatewayId(longName).build());
        settings.pipeInput(longName, large);
        settings.pipeInput(
                longName,
                Site.settings(1).toBuilder()
                        .setInstallationId("a" + longName)
                        .build()
                        .toByteArray());

        List<RejectedRecord> rejected = rejected();
        assertThat(rejected).hasSize(5);
        assertThat(rejected)
                .allSatisfy(record -> assertThat(record.getSerializedSize()).isLessThan(250_000));
    }

    @Test
    void refusalsNameWhatIsWrong() {
        frames.pipeInput("elsewhere", site.frame(0).toByteArray());
        settings.pipeInput(Site.INSTALLATION, Site.settings(9, 3_900).toByteArray());

        List<RejectedRecord> rejected = rejected();
        assertThat(rejected.get(0).getDetail())
                .isEqualTo("installation_id is 'farm' but the record's key is 'elsewhere'");
        assertThat(rejected.get(0).getSourceTopic()).isEqualTo(Topics.FRAMES);
        assertThat(rejected.get(1).getDetail())
                .contains("pack farm-1")
                .contains("vMinMv is 3900 but must be below vMaxMv 3700")
                .contains("vBalanceMv is 3400");
    }

    private void commission(long revision) {
        bench.commission(Site.settings(revision));
    }

    private void send(GatewayRecord gatewayRecord) {
        bench.send(gatewayRecord);
    }

    private List<PackStatus> statuses() {
        return bench.statuses();
    }

    private List<PackEvent> events() {
        return bench.events();
    }

    private List<RejectedRecord> rejected() {
        return bench.rejected();
    }
}
