package io.cellfleet.local.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellfleet.battery.measure.ZeroOffsets;
import io.cellfleet.battery.pack.PackEvent;
import java.time.Instant;
import java.util.Locale;

/** One event of a step, as a JSON object. The names are fixed: scripts read them. */
final class EventJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventJson() {}

    static ObjectNode of(Instant at, PackEvent event) {
        ObjectNode json = JSON.createObjectNode();
        json.put("event", name(event));
        json.put("at", at.toString());
        switch (event) {
            case PackEvent.WarningRaised raised ->
                json.put("warning", raised.code().light())
                        .put("severity", camel(raised.code().severity().name()))
                        .put("detail", raised.detail());
            case PackEvent.WarningCleared cleared ->
                json.put("warning", cleared.code().light())
                        .put("raisedAt", cleared.raisedAt().toString());
            case PackEvent.WarningAcknowledged seen ->
                json.put("warning", seen.code().light())
                        .put("raisedAt", seen.raisedAt().toString())
                        .put("author", seen.author())
                        .put("note", seen.note());
            case PackEvent.RelayChanged changed -> {
                json.put("relay", camel(changed.relay().name())).put("on", changed.on());
                StepJson.putReasons(json, changed.blockedBy());
            }
            case PackEvent.RelayReported reported -> {
                json.put("relay", camel(reported.relay().name())).put("wantedOn", reported.wantedOn());
                reported.isOn().ifPresent(on -> json.put("isOn", on));
                json.put("because", reported.because());
            }
            case PackEvent.OverrideBegan began ->
                json.put("relay", camel(began.relay().name()))
                        .put("author", began.override().author())
                        .put("reason", began.override().reason())
                        .put("until", began.override().until().toString());
            case PackEvent.OverrideEnded ended ->
                json.put("relay", camel(ended.relay().name()))
                        .put("because", camel(ended.because().name()));
            case PackEvent.SocRecalibrated recalibrated ->
                json.put("percent", recalibrated.percent())
                        .put("beforePercent", StepJson.percent(recalibrated.beforeMilliPercent()));
            case PackEvent.CalibrationLost lost ->
                json.put("because", camel(lost.because().name()));
            case PackEvent.SensorsZeroed zeroed -> putOffsets(json, zeroed.offsets());
            case PackEvent.EnergyCountersCleared cleared ->
                json.put("collectedWh", cleared.collected().wh())
                        .put("consumedWh", cleared.consumed().wh());
            case PackEvent.DayClosed closed ->
                json.put("date", closed.date().toString())
                        .put("collectedWh", closed.collected().wh())
                        .put("consumedWh", closed.consumed().wh());
            case PackEvent.CellCountConfirmed confirmed -> json.put("cellCount", confirmed.cellCount());
            case PackEvent.ActionApplied applied ->
                json.put("action", applied.actionId())
                        .put("kind", applied.kind())
                        .put("author", applied.author());
            case PackEvent.ActionRefused refused ->
                json.put("action", refused.actionId())
                        .put("kind", refused.kind())
                        .put("author", refused.author())
                        .put("because", refused.because());
            case PackEvent.SettingsApplied applied -> json.put("revision", applied.revision());
            case PackEvent.ClockJumped jumped ->
                json.put("before", jumped.before().toString());
            case PackEvent.GapSeen gap -> json.put("missing", gap.missing());
        }
        return json;
    }

    /** An event's kind is its class's name. */
    private static String name(PackEvent event) {
        String type = event.getClass().getSimpleName();
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    private static void putOffsets(ObjectNode json, ZeroOffsets offsets) {
        offsets.first().ifPresent(mA -> json.put("offset1Ma", mA));
        offsets.second().ifPresent(mA -> json.put("offset2Ma", mA));
        offsets.total().ifPresent(mA -> json.put("offsetMa", mA));
    }

    /** A constant's name as the JSON writes it: {@code DATA_GAP} is {@code dataGap}. */
    private static String camel(String constant) {
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
}
