package io.cellfleet.local.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.battery.energy.EnergyMeter;
import io.cellfleet.battery.pack.PackStatus;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayState;
import io.cellfleet.battery.soc.StateOfCharge;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** The status after one step, as a JSON object. What is not known is absent. The names are fixed: scripts read them. */
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
        for (RelayName name : RelayName.values()) {
            ObjectNode relay = relay(status.relays().of(name));
            status.overrides().of(name).ifPresent(off -> relay.put("heldOffBy", off.author()));
            relays.set(name.name().toLowerCase(Locale.ROOT), relay);
        }
        status.combinedOn().ifPresent(on -> relays.putObject("combined").put("on", on));
        return json;
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

    static void putReasons(ObjectNode json, List<BlockReason> reasons) {
        ArrayNode blockedBy = json.putArray("blockedBy");
        reasons.forEach(reason -> blockedBy.add(reason.label()));
    }

    static BigDecimal percent(int milliPercent) {
        return BigDecimal.valueOf(milliPercent, MILLI_DIGITS);
    }
}
