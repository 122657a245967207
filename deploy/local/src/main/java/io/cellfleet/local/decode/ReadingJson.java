package io.cellfleet.local.decode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.battery.reading.BoardReport;
import io.cellfleet.battery.reading.CellReading;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.DeviceProtection;
import io.cellfleet.battery.reading.DeviceReport;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.PackReading;
import java.util.OptionalInt;

/** A frame's values as a JSON object. What the device did not say is absent. The names are fixed: scripts read them. */
public final class ReadingJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReadingJson() {}

    public static ObjectNode of(PackReading reading) {
        ObjectNode json = JSON.createObjectNode();
        json.put("packVoltageMv", reading.packVoltageMv());
        put(json, "current1Ma", reading.current1Ma());
        put(json, "current2Ma", reading.current2Ma());
        put(json, "currentMa", reading.currentMa());
        reading.lowestCell().ifPresent(cell -> json.set("lowestCell", voltage(cell)));
        reading.highestCell().ifPresent(cell -> json.set("highestCell", voltage(cell)));
        reading.lowestTemperature().ifPresent(cell -> json.set("lowestTemperature", temperature(cell)));
        reading.highestTemperature().ifPresent(cell -> json.set("highestTemperature", temperature(cell)));
        putCells(json, reading);
        json.put("cellCount", reading.cellCount());
        putReport(json, reading.device());
        return json;
    }

    private static void putCells(ObjectNode json, PackReading reading) {
        switch (reading.cells().size()) {
            case 0 -> {}
            case 1 -> json.set("cell", cell(reading.cells().get(0)));
            default -> {
                ArrayNode cells = json.putArray("cells");
                reading.cells().forEach(one -> cells.add(cell(one)));
            }
        }
    }

    private static void putReport(ObjectNode json, DeviceReport device) {
        ArrayNode status = json.putArray("status");
        for (DeviceStatus bit : DeviceStatus.values()) {
            if (device.says(bit)) {
                status.add(bit.label());
            }
        }
        put(json, "collectedTodayWh", device.collectedTodayWh());
        put(json, "storedWh", device.storedWh());
        put(json, "consumedTodayWh", device.consumedTodayWh());
        put(json, "socPercent", device.socPercent());
        put(json, "collectedTotalKwh", device.collectedTotalKwh());
        put(json, "consumedTotalKwh", device.consumedTotalKwh());
        device.rotating().ifPresent(rotating -> json.put("key", rotating.key()).put("keyValue", rotating.value()));
        put(json, "capacityWh", device.capacityWh());
        put(json, "vMinMv", device.vMinMv());
        put(json, "vMaxMv", device.vMaxMv());
        put(json, "vBalanceMv", device.vBalanceMv());
        device.board().ifPresent(board -> putBoard(json, board));
    }

    private static void putBoard(ObjectNode json, BoardReport board) {
        json.put("storedMah", board.storedMah());
        json.put("nominalMah", board.nominalMah());
        json.put("cycles", board.cycles());
        json.put("softwareVersion", board.softwareVersion());
        ArrayNode protections = json.putArray("protections");
        board.protections().stream().sorted().map(DeviceProtection::label).forEach(protections::add);
        ArrayNode balancing = json.putArray("balancing");
        board.balancing().forEach(balancing::add);
    }

    private static ObjectNode voltage(CellVoltage cell) {
        return JSON.createObjectNode().put("number", cell.number()).put("voltageMv", cell.voltageMv());
    }

    private static ObjectNode temperature(CellTemperature cell) {
        return JSON.createObjectNode()
                .put("number", cell.number())
                .put("raw", cell.raw())
                .put("deciC", cell.deciC());
    }

    private static ObjectNode cell(CellReading cell) {
        ObjectNode json = JSON.createObjectNode().put("number", cell.number()).put("voltageMv", cell.voltageMv());
        cell.temperature().ifPresent(own -> json.put("raw", own.raw()).put("deciC", own.deciC()));
        return json;
    }

    private static void put(ObjectNode json, String name, OptionalInt value) {
        value.ifPresent(known -> json.put(name, known));
    }
}
