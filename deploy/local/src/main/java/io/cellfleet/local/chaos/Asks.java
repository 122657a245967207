package io.cellfleet.local.chaos;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.v1.AcknowledgeWarning;
import io.cellfleet.contract.v1.ClearEnergyCounters;
import io.cellfleet.contract.v1.ConfirmCellCount;
import io.cellfleet.contract.v1.EndOverride;
import io.cellfleet.contract.v1.OperatorAction;
import io.cellfleet.contract.v1.OverrideOff;
import io.cellfleet.contract.v1.RelayName;
import io.cellfleet.contract.v1.WarningCode;
import io.cellfleet.contract.v1.ZeroCalibration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** What operators ask for: every kind, sometimes twice under one id, sometimes nonsense. */
final class Asks {

    private static final WarningCode[] CODES = {
        WarningCode.WARNING_CODE_COMMUNICATION,
        WarningCode.WARNING_CODE_VOLTAGE_HIGH,
        WarningCode.WARNING_CODE_VOLTAGE_LOW,
        WarningCode.WARNING_CODE_TEMPERATURE_HIGH,
        WarningCode.WARNING_CODE_SENSOR_UNKNOWN,
        WarningCode.WARNING_CODE_DEVICE_DISAGREES
    };

    private final Random random;
    private Optional<LoadRecord> last = Optional.empty();
    private int asked;

    Asks(Random random) {
        this.random = random;
    }

    LoadRecord next(String installationId, String packId, int cellCount, long nowMs) {
        if (last.isPresent() && random.nextInt(6) == 0) {
            return last.get();
        }
        if (random.nextInt(20) == 0) {
            byte[] noise = "noise".getBytes(StandardCharsets.UTF_8);
            return LoadRecord.of(Topics.OPERATOR_ACTIONS, installationId, noise, nowMs);
        }
        asked++;
        OperatorAction.Builder action = OperatorAction.newBuilder()
                .setActionId("ask-" + asked)
                .setInstallationId(installationId)
                .setPackId(random.nextInt(20) == 0 ? "nobodys" : packId)
                .setAuthor("chaos")
                .setRequestedAtMs(nowMs);
        LoadRecord made = LoadRecord.of(
                Topics.OPERATOR_ACTIONS,
                installationId,
                kind(action, cellCount).build().toByteArray(),
                nowMs);
        last = Optional.of(made);
        return made;
    }

    private OperatorAction.Builder kind(OperatorAction.Builder action, int cellCount) {
        RelayName relay = random.nextBoolean() ? RelayName.RELAY_NAME_CHARGE : RelayName.RELAY_NAME_LOAD;
        return switch (random.nextInt(7)) {
            case 0, 1 ->
                action.setAcknowledgeWarning(AcknowledgeWarning.newBuilder()
                        .setCode(CODES[random.nextInt(CODES.length)])
                        .setNote("seen"));
            case 2 -> action.setZeroCalibration(ZeroCalibration.getDefaultInstance());
            case 3 -> action.setClearEnergyCounters(ClearEnergyCounters.getDefaultInstance());
            case 4 -> action.setConfirmCellCount(ConfirmCellCount.newBuilder().setCellCount(cellCount));
            case 5 ->
                action.setOverrideOff(OverrideOff.newBuilder()
                        .setRelay(relay)
                        .setReason("work on the panels")
                        .setUntilMs(action.getRequestedAtMs()
                                + Duration.ofMinutes(1 + random.nextInt(60)).toMillis()));
            default -> action.setEndOverride(EndOverride.newBuilder().setRelay(relay));
        };
    }
}
