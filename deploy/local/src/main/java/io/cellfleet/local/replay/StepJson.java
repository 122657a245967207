package io.cellfleet.local.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.battery.energy.EnergyMeter;
import io.cellfleet.battery.pack.PackEvent;
import io.cellfleet.battery.pack.PackStatus;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.RelayState;
import io.cellfleet.battery.soc.StateOfCharge;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What one step says, as JSON objects. What is not known is absent. The names are fixed: scripts read them. */
final class StepJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MILLI_DIGITS = 3;

    private StepJson() {}

    static ObjectNode status(String packId, PackStatus status) {
        ObjectNode json = JSON.createObjectNode();
        json.put("at", status.at().toString());
        json.put("pack", packId);
        json.put("sequence", status.order().sequence());
        status.measured().ifPresent(measured -> {
            put(json, measured.reading());
            measured.currents().netMa().ifPresent(current -> json.put("currentMa", current));
        });
        status.soc().ifPresent(soc -> json.set("soc", soc(soc)));
        json.set("energy", energy(status.energy()));
        ArrayNode warnings = json.putArray("warnings");
        status.warnings().forEach(warning -> warnings.add(warning.code().light()));
        ObjectNode relays = json.putObject("relays");
        relays.set("charge", relay(status.relays().charge()));
        relays.set("load", relay(status.relays().load()));
        status.combinedOn().ifPresent(on -> relays.putObject("combined").put("on", on));
        return json;
    }

    static ObjectNode event(Instant at, PackEvent event) {
        ObjectNode json = JSON.createObjectNode();
        json.put("event", name(event));
        json.put("at", at.toString());
        switch (event) {
            case PackEvent.WarningRaised raised ->
                json.put("warning", raised.code().light()).put("detail", raised.detail());
            case PackEvent.WarningCleared cleared ->
                json.put("warning", cleared.code().light())
                        .put("raisedAt", cleared.raisedAt().toString());
            case PackEvent.RelayChanged changed -> {
                json.put("relay", lowerFirst(changed.relay().name())).put("on", changed.on());
                putReasons(json, changed.blockedBy());
            }
            case PackEvent.SocRecalibrated recalibrated ->
                json.put("percent", recalibrated.percent())
                        .put("beforePercent", percent(recalibrated.beforeMilliPercent()));
            case PackEvent.CalibrationLost lost ->
                json.put("because", lowerFirst(lost.because().name()));
            case PackEvent.DayClosed closed ->
                json.put("date", closed.date().toString())
                        .put("collectedWh", closed.collected().wh())
                        .put("consumedWh", closed.consumed().wh());
            case PackEvent.SettingsApplied applied -> json.put("revision", applied.revision());
            case PackEvent.ClockJumped jumped ->
                json.put("before", jumped.before().toString());
            case PackEvent.GapSeen gap -> json.put("missing", gap.missing());
        }
        return json;
    }

    private static String name(PackEvent event) {
        return switch (event) {
            case PackEvent.WarningRaised ignored -> "warningRaised";
            case PackEvent.WarningCleared ignored -> "warningCleared";
            case PackEvent.RelayChanged ignored -> "relayChanged";
            case PackEvent.SocRecalibrated ignored -> "socRecalibrated";
            case PackEvent.CalibrationLost ignored -> "calibrationLost";
            case PackEvent.DayClosed ignored -> "dayClosed";
            case PackEvent.SettingsApplied ignored -> "settingsApplied";
            case PackEvent.ClockJumped ignored -> "clockJumped";
            case PackEvent.GapSeen ignored -> "gapSeen";
        };
    }

    /** A constant's name as the JSON writes it: {@code DATA_GAP} is {@code dataGap}. */
    private static String lowerFirst(String constant) {
        StringBuilder text = new StringBuilder();
        boolean upper = false;
        for (char letter : constant.toCharArray()) {
            if (letter == '_') {
                upper = true;
            } else {
                text.append(upper ? letter : Character.toLowerCase(letter));
                upper = false;
            }
        }
        return text.toString();
    }

    private static void put(ObjectNode json, PackReading reading) {
        json.put("packVoltageMv", reading.packVoltageMv());
        reading.lowestCell().ifPresent(cell -> json.set("lowestCell", voltage(cell)));
        reading.highestCell().ifPresent(cell -> json.set("highestCell", voltage(cell)));
        reading.lowestTemperature().ifPresent(cell -> json.set("lowestTemperature", temperature(cell)));
        reading.highestTemperature().ifPresent(cell -> json.set("highestTemperature", temperature(cell)));
    }

    private static ObjectNode voltage(CellVoltage cell) {
        return JSON.createObjectNode().put("number", cell.number()).put("voltageMv", cell.voltageMv());
    }

    private static ObjectNode temperature(CellTemperature cell) {
        return JSON.createObjectNode().put("number", cell.number()).put("deciC", cell.deciC());
    }

    private static ObjectNode soc(StateOfCharge soc) {
        return JSON.createObjectNode()
                .put("manualPercent", percent(soc.manualMilliPercent()))
                .put("calibrated", soc.calibrated())
                .put("storedWh", soc.storedWh());
    }

    private static ObjectNode energy(EnergyMeter meter) {
        return JSON.createObjectNode()
                .put("collectedTodayWh", meter.collectedToday().wh())
                .put("consumedTodayWh", meter.consumedToday().wh())
                .put("collectedTotalWh", meter.collectedTotal().wh())
                .put("consumedTotalWh", meter.consumedTotal().wh());
    }

    private static ObjectNode relay(RelayState relay) {
        ObjectNode json = JSON.createObjectNode().put("on", relay.on());
        putReasons(json, relay.blockedBy());
        return json;
    }

    private static void putReasons(ObjectNode json, List<BlockReason> reasons) {
        ArrayNode blockedBy = json.putArray("blockedBy");
        reasons.forEach(reason -> blockedBy.add(reason.label()));
    }

    private static BigDecimal percent(int milliPercent) {
        return BigDecimal.valueOf(milliPercent, MILLI_DIGITS);
    }
}
