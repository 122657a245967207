package io.cellfleet.contract;

import com.google.protobuf.Message;
import io.cellfleet.contract.v1.AcknowledgeWarning;
import io.cellfleet.contract.v1.ClearEnergyCounters;
import io.cellfleet.contract.v1.ConfirmCellCount;
import io.cellfleet.contract.v1.EndOverride;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.OverrideOff;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.ReleaseQuarantine;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.contract.v1.ZeroCalibration;
import java.util.LinkedHashMap;
import java.util.Map;

/** An operator's action of each kind, by the name of its golden file. */
final class SecondReleaseActions {

    private SecondReleaseActions() {}

    static Map<String, Message> all() {
        Map<String, Message> examples = new LinkedHashMap<>();
        put(
                examples,
                "acknowledge-warning",
                action().setAcknowledgeWarning(AcknowledgeWarning.newBuilder()
                        .setCode(WarningCode.WARNING_CODE_CALIBRATION_OVERDUE)
                        .setNote("full charge is planned for Sunday")));
        put(examples, "zero-calibration", action().setZeroCalibration(ZeroCalibration.getDefaultInstance()));
        put(
                examples,
                "clear-energy-counters",
                action().setClearEnergyCounters(ClearEnergyCounters.getDefaultInstance()));
        put(
                examples,
                "confirm-cell-count",
                action().setConfirmCellCount(ConfirmCellCount.newBuilder().setCellCount(15)));
        put(
                examples,
                "override-off",
                action().setOverrideOff(OverrideOff.newBuilder()
                        .setRelay(RelayName.RELAY_NAME_CHARGE)
                        .setReason("the inverter is being replaced")
                        .setUntilMs(SecondReleaseExamples.AT_MS + 7_200_000)));
        put(
                examples,
                "end-override",
                action().setEndOverride(EndOverride.newBuilder().setRelay(RelayName.RELAY_NAME_LOAD)));
        put(
                examples,
                "release-quarantine",
                action().clearPackId()
                        .setReleaseQuarantine(ReleaseQuarantine.newBuilder().setSkipRecord(true)));
        return examples;
    }

    private static void put(Map<String, Message> examples, String kind, OperatorAction.Builder action) {
        examples.put("action-" + kind, action.build());
    }

    private static OperatorAction.Builder action() {
        return OperatorAction.newBuilder()
                .setActionId("0192f0c1-7a5e")
                .setInstallationId("farm")
                .setPackId("farm-1")
                .setAuthor("anna")
                .setRequestedAtMs(SecondReleaseExamples.AT_MS);
    }
}
