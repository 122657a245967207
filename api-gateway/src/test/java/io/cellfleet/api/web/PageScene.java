package io.cellfleet.api.web;

import com.google.protobuf.TextFormat;
import io.cellfleet.api.world.Api;
import io.cellfleet.api.world.Broker;
import io.cellfleet.api.world.FakeHistory;
import io.cellfleet.api.world.Statuses;
import io.cellfleet.contract.v1.CellColour;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.Installation;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.Override;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RelayDecision;
import io.cellfleet.contract.v1.WarningCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the page's test finds in the world: a pack that is well, one that is not, and one of which all is said. */
final class PageScene {

    static final String INSTALLATION = "page";

    private final Broker broker;
    private final FakeHistory history;
    private final long now = System.currentTimeMillis();
    private long sequence;

    PageScene(Broker broker, FakeHistory history) {
        this.broker = broker;
        this.history = history;
    }

    /** The packs are there, and nothing is known of them. */
    void begin() {
        Api.asAdministrator()
                .body(Map.of("name", "Alpine hut", "timeZone", "Europe/Zurich", "simulated", true))
                .put("/api/v1/installations/" + INSTALLATION);
        List.of("page-good", "page-bad", "page-old", "page-mute", "page-full").forEach(PageScene::register);
    }

    /** What was before this moment; once. */
    void hasPast() {
        past();
        eventsOfTheBadOne();
        eventsOfTheFullOne();
        history.stands(event("page-full", 10, """
                warning_raised { code: WARNING_CODE_QUARANTINED detail: "a record could not be digested"
                    severity: SEVERITY_CRITICAL }"""));
    }

    /** The packs speak, now: a slow machine may take long between this and the last time. */
    void speak() {
        long nowMs = System.currentTimeMillis();
        List<PackStatus.Builder> statuses = new ArrayList<>(good(nowMs));
        statuses.add(bad(nowMs));
        statuses.add(status("page-old", nowMs - 22_000));
        statuses.add(full(nowMs));
        broker.send(statuses.toArray(PackStatus.Builder[]::new));
    }

    private PackStatus.Builder status(String packId, long atMs) {
        sequence++;
        return Statuses.frame(packId, sequence, atMs).setInstallationId(INSTALLATION);
    }

    private static void register(String id) {
        Map<String, Object> body = new HashMap<>(Api.pack(INSTALLATION));
        body.put("name", "Pack " + id.substring(5));
        if (!id.equals("page-mute")) {
            body.put("gatewayId", "gateway-1");
        }
        Api.asAdministrator().body(body).put("/api/v1/packs/" + id);
    }

    private List<PackStatus.Builder> good(long nowMs) {
        return IntStream.rangeClosed(1, 15)
                .mapToObj(i -> status("page-good", nowMs - 16_000 + 1_000L * i).clearLoad())
                .toList();
    }

    private PackStatus.Builder bad(long nowMs) {
        PackStatus.Builder bad = status("page-bad", nowMs)
                .addWarnings(Statuses.warning(WarningCode.WARNING_CODE_VOLTAGE_LOW, now - 60_000));
        bad.getSocBuilder().setCalibrated(false);
        bad.getMeasuredBuilder().getCellsBuilder(0).setNumber(1).setVoltageMv(2_880);
        return bad;
    }

    private PackStatus.Builder full(long nowMs) {
        PackStatus.Builder full = status("page-full", nowMs)
                .addWarnings(Statuses.warning(WarningCode.WARNING_CODE_TEMPERATURE_HIGH, now - 60_000))
                .addWarnings(Statuses.warning(WarningCode.WARNING_CODE_BALANCING_HEAT, now - 60_000).toBuilder()
                        .setAcknowledgedBy("anna")
                        .setAcknowledgedAtMs(now - 30_000))
                .setInstallation(Installation.newBuilder()
                        .setCharge(RelayDecision.newBuilder().setSinceMs(now).addBlockedBy("page-old"))
                        .setLoad(RelayDecision.newBuilder().setOn(true).setSinceMs(now))
                        .setSocMilliPercent(61_500));
        full.getChargeBuilder()
                .setHeldOff(Override.newBuilder()
                        .setAuthor("anna")
                        .setReason("the inverter is being replaced")
                        .setUntilMs(now + 7_200_000));
        Measurement.Builder measured =
                full.getMeasuredBuilder().setZeroOffsetMa(-120).clearCells();
        for (int number = 1; number <= 16; number++) {
            measured.addCells(CellReading.newBuilder()
                    .setNumber(number)
                    .setVoltageMv(3_300 + number)
                    .setTemperatureDeciC(210)
                    .setColour(CellColour.CELL_COLOUR_GREEN));
        }
        measured.getCellsBuilder(1)
                .setVoltageMv(3_420)
                .setColour(CellColour.CELL_COLOUR_YELLOW)
                .setTemperatureReadsHigh(true);
        measured.getCellsBuilder(2).setTemperatureDeciC(560).setColour(CellColour.CELL_COLOUR_RED);
        return full;
    }

    private void past() {
        for (long at = now - 3_500_000; at < now; at += 5_000) {
            double turn = at / 400_000.0;
            history.holds("page-bad", "socMilliPercent", at, Math.round(55_000 + 9_000 * Math.sin(turn)));
            history.holds("page-bad", "packVoltageMv", at, Math.round(52_800 + 600 * Math.sin(turn)));
            if (at < now - 1_500_000 || at > now - 1_200_000) {
                history.holds("page-bad", "currentMa", at, Math.round(20_000 * Math.cos(turn)) + at % 7 * 300);
            }
        }
    }

    private void eventsOfTheBadOne() {
        happened("page-bad", 60, """
                warning_raised { code: WARNING_CODE_VOLTAGE_LOW detail: "cell 1 has 2.880 V, Vmin is 2.900 V" }""");
        happened("page-bad", 59, """
                relay_changed { relay: RELAY_NAME_LOAD blocked_by: "cellVoltageAtOrBelowVMin" }""");
    }

    /** One of each kind. */
    private void eventsOfTheFullOne() {
        long soon = now + 7_200_000;
        List<String> facts = List.of(
                "warning_raised { code: WARNING_CODE_GATEWAY_OFFLINE detail: \"nothing heard for 60 s\""
                        + " severity: SEVERITY_WARNING hint: \"Check the site's network and the gateway's power.\" }",
                "warning_cleared { code: WARNING_CODE_GATEWAY_OFFLINE raised_at_ms: " + now + " }",
                "warning_acknowledged { code: WARNING_CODE_BALANCING_HEAT author: \"anna\" note: \"it is May\" }",
                "relay_changed { relay: RELAY_NAME_CHARGE on: true }",
                "installation_relay_changed { relay: RELAY_NAME_CHARGE blocked_by: \"page-old\" }",
                "relay_reported { relay: RELAY_NAME_LOAD is_on: true because: \"unlinked\" }",
                "override_began { relay: RELAY_NAME_CHARGE author: \"anna\" reason: \"repair\" until_ms: " + soon
                        + " }",
                "override_ended { relay: RELAY_NAME_CHARGE because: \"expired\" }",
                "soc_recalibrated { percent: 100 before_milli_percent: 97250 }",
                "calibration_lost { because: \"no values for 2 h\" }",
                "day_closed { date: \"2026-06-01\" collected_wh: 4200 consumed_wh: 3100 }",
                "energy_counters_cleared { collected_wh: 9000000 consumed_wh: 8500000 }",
                "sensors_zeroed { offset1_ma: -120 offset2_ma: 80 }",
                "cell_count_confirmed { cell_count: 16 }",
                "action_applied { kind: \"clearEnergyCounters\" author: \"anna\" }",
                "action_refused { kind: \"zeroCalibration\" author: \"anna\" because: \"sensor 1 shows 900 mA\" }",
                "settings_applied { revision: 5 }",
                "clock_jumped { before_ms: " + now + " }",
                "gap_seen { missing: 7 }");
        for (int i = 0; i < facts.size(); i++) {
            happened("page-full", 100 - i, facts.get(i));
        }
    }

    private void happened(String packId, int secondsAgo, String fact) {
        history.holds(event(packId, secondsAgo, fact));
    }

    private PackEvent event(String packId, int secondsAgo, String fact) {
        try {
            PackEvent event = TextFormat.parse("order { enrolment: 1 boot: 1 sequence: 1 } " + fact, PackEvent.class);
            return event.toBuilder()
                    .setInstallationId(INSTALLATION)
                    .setPackId(packId)
                    .setAtMs(now - 1_000L * secondsAgo)
                    .build();
        } catch (TextFormat.ParseException e) {
            throw new IllegalArgumentException(fact, e);
        }
    }
}
