package io.cellfleet.engine.stream;

import io.cellfleet.battery.energy.EnergyMeter;
import io.cellfleet.battery.measure.CellColour;
import io.cellfleet.battery.measure.CellLook;
import io.cellfleet.battery.measure.Currents;
import io.cellfleet.battery.pack.PackStatus.Measured;
import io.cellfleet.battery.reading.CellTemperature;
import io.cellfleet.battery.reading.CellVoltage;
import io.cellfleet.battery.reading.DeviceReport;
import io.cellfleet.battery.reading.DeviceStatus;
import io.cellfleet.battery.reading.PackReading;
import io.cellfleet.battery.relay.BlockReason;
import io.cellfleet.battery.relay.RelayName;
import io.cellfleet.battery.relay.RelayState;
import io.cellfleet.battery.site.SiteRelay;
import io.cellfleet.battery.site.SiteStatus;
import io.cellfleet.battery.warning.ActiveWarning;
import io.cellfleet.battery.warning.WarningCode;
import io.cellfleet.contract.v1.CellReading;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.GatewayRecord;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.Override;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.RelayDecision;
import io.cellfleet.contract.v1.StateOfCharge;
import io.cellfleet.contract.v1.Warning;
import java.util.Optional;

/** Makes the status message of one step. */
final class StatusMessages {

    private StatusMessages() {}

    /**
     * @param site the installation after this record; empty where the pack is alone
     */
    static PackStatus of(
            GatewayRecord gatewayRecord, io.cellfleet.battery.pack.PackStatus status, Optional<SiteStatus> site) {
        PackStatus.Builder message = PackStatus.newBuilder()
                .setInstallationId(gatewayRecord.getInstallationId())
                .setPackId(gatewayRecord.getPackId())
                .setGatewayId(gatewayRecord.getGatewayId())
                .setOrder(gatewayRecord.getOrder())
                .setAtMs(gatewayRecord.getCapturedAtMs())
                .setClockQuality(gatewayRecord.getClockQuality())
                .setSimulated(gatewayRecord.getSimulated())
                .setProtocol(gatewayRecord.getFrame().getProtocol())
                .setSettingsRevision(status.settingsRevision())
                .setCharge(relay(RelayName.CHARGE, status))
                .setEnergy(energy(status.energy()))
                .setLoad(relay(RelayName.LOAD, status));
        status.measured()
                .ifPresent(measured -> message.setMeasured(measurement(measured))
                        .setDevice(device(measured.reading().device())));
        status.soc()
                .ifPresent(soc -> message.setSoc(StateOfCharge.newBuilder()
                        .setManualMilliPercent(soc.manualMilliPercent())
                        .setCalibrated(soc.calibrated())
                        .setStoredMah(soc.storedMah())
                        .setStoredWh(soc.storedWh())));
        status.warnings().forEach(warning -> message.addWarnings(warning(warning)));
        status.combinedOn().ifPresent(message::setCombinedOn);
        status.lastFrameAt().ifPresent(at -> message.setLastFrameAtMs(at.toEpochMilli()));
        site.ifPresent(installation -> message.setInstallation(installation(installation)));
        return message.build();
    }

    private static Measurement measurement(Measured measured) {
        PackReading reading = measured.reading();
        Currents currents = measured.currents();
        Measurement.Builder message = Measurement.newBuilder()
                .setPackVoltageMv(reading.packVoltageMv())
                .setCellCount(reading.cellCount());
        currents.netMa().ifPresent(message::setCurrentMa);
        reading.current1Ma().ifPresent(message::setCurrent1Ma);
        reading.current2Ma().ifPresent(message::setCurrent2Ma);
        currents.incomingMa().ifPresent(message::setIncomingMa);
        currents.outgoingMa().ifPresent(message::setOutgoingMa);
        reading.lowestCell().ifPresent(cell -> message.setLowestCell(voltage(cell)));
        reading.highestCell().ifPresent(cell -> message.setHighestCell(voltage(cell)));
        reading.lowestTemperature().ifPresent(cell -> message.setLowestTemperature(temperature(cell)));
        reading.highestTemperature().ifPresent(cell -> message.setHighestTemperature(temperature(cell)));
        measured.zero().total().ifPresent(message::setZeroOffsetMa);
        for (int i = 0; i < reading.cells().size(); i++) {
            message.addCells(cell(reading.cells().get(i), measured.looks().get(i)));
        }
        return message.build();
    }

    private static CellReading cell(io.cellfleet.battery.reading.CellReading cell, CellLook look) {
        CellReading.Builder message = CellReading.newBuilder()
                .setNumber(cell.number())
                .setVoltageMv(cell.voltageMv())
                .setColour(colour(look.colour()))
                .setTemperatureReadsHigh(look.temperatureReadsHigh());
        cell.temperature().ifPresent(own -> message.setTemperatureDeciC(own.deciC()));
        return message.build();
    }

    private static io.cellfleet.contract.v1.CellColour colour(CellColour colour) {
        return switch (colour) {
            case GREEN -> io.cellfleet.contract.v1.CellColour.CELL_COLOUR_GREEN;
            case YELLOW -> io.cellfleet.contract.v1.CellColour.CELL_COLOUR_YELLOW;
            case RED -> io.cellfleet.contract.v1.CellColour.CELL_COLOUR_RED;
            case GREY -> io.cellfleet.contract.v1.CellColour.CELL_COLOUR_GREY;
        };
    }

    private static io.cellfleet.contract.v1.CellVoltage voltage(CellVoltage cell) {
        return io.cellfleet.contract.v1.CellVoltage.newBuilder()
                .setNumber(cell.number())
                .setVoltageMv(cell.voltageMv())
                .build();
    }

    private static io.cellfleet.contract.v1.CellTemperature temperature(CellTemperature cell) {
        return io.cellfleet.contract.v1.CellTemperature.newBuilder()
                .setNumber(cell.number())
                .setDeciC(cell.deciC())
                .setRaw(cell.raw())
                .build();
    }

    private static io.cellfleet.contract.v1.DeviceReport device(DeviceReport report) {
        var message = io.cellfleet.contract.v1.DeviceReport.newBuilder()
                .setChargeAllowed(report.says(DeviceStatus.CHARGE_ALLOWED))
                .setDischargeAllowed(report.says(DeviceStatus.DISCHARGE_ALLOWED));
        report.collectedTodayWh().ifPresent(message::setCollectedTodayWh);
        report.consumedTodayWh().ifPresent(message::setConsumedTodayWh);
        report.storedWh().ifPresent(message::setStoredWh);
        report.collectedTotalKwh().ifPresent(message::setCollectedTotalKwh);
        report.consumedTotalKwh().ifPresent(message::setConsumedTotalKwh);
        report.capacityWh().ifPresent(message::setCapacityWh);
        report.vMinMv().ifPresent(message::setVMinMv);
        report.vMaxMv().ifPresent(message::setVMaxMv);
        report.vBalanceMv().ifPresent(message::setVBalanceMv);
        report.socPercent().ifPresent(message::setSocPercent);
        report.status().stream().sorted().map(DeviceStatus::label).forEach(message::addStatus);
        return message.build();
    }

    private static Energy energy(EnergyMeter meter) {
        return Energy.newBuilder()
                .setCollectedTodayWh(meter.collectedToday().wh())
                .setConsumedTodayWh(meter.consumedToday().wh())
                .setCollectedTotalWh(meter.collectedTotal().wh())
                .setConsumedTotalWh(meter.consumedTotal().wh())
                .build();
    }

    private static Warning warning(ActiveWarning warning) {
        Warning.Builder message = Warning.newBuilder()
                .setCode(code(warning.code()))
                .setRaisedAtMs(warning.raisedAt().toEpochMilli())
                .setDetail(warning.detail())
                .setSeverity(severity(warning.code()));
        warning.acknowledged()
                .ifPresent(seen -> message.setAcknowledgedBy(seen.author())
                        .setAcknowledgedAtMs(seen.at().toEpochMilli()));
        return message.build();
    }

    static io.cellfleet.contract.v1.WarningCode code(WarningCode code) {
        return switch (code) {
            case COMMUNICATION -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_COMMUNICATION;
            case VOLTAGE_HIGH -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_VOLTAGE_HIGH;
            case VOLTAGE_LOW -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_VOLTAGE_LOW;
            case TEMPERATURE_HIGH -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_TEMPERATURE_HIGH;
            case TEMPERATURE_LOW -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_TEMPERATURE_LOW;
            case SENSOR_UNKNOWN -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_SENSOR_UNKNOWN;
            case SENSOR_REVERSED -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_SENSOR_REVERSED;
            case SENSOR_SATURATED -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_SENSOR_SATURATED;
            case DEVICE_DISAGREES -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_DEVICE_DISAGREES;
            case DEVICE_SETTINGS_DIFFER -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_DEVICE_SETTINGS_DIFFER;
            case RELAY_DOES_NOT_FOLLOW -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_RELAY_DOES_NOT_FOLLOW;
            case CALIBRATION_OVERDUE -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_CALIBRATION_OVERDUE;
            case BALANCING_HEAT -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_BALANCING_HEAT;
            case CLOCK -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_CLOCK;
            case GATEWAY_OFFLINE -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_GATEWAY_OFFLINE;
            case QUARANTINED -> io.cellfleet.contract.v1.WarningCode.WARNING_CODE_QUARANTINED;
        };
    }

    static io.cellfleet.contract.v1.Severity severity(WarningCode code) {
        return switch (code.severity()) {
            case INFO -> io.cellfleet.contract.v1.Severity.SEVERITY_INFO;
            case WARNING -> io.cellfleet.contract.v1.Severity.SEVERITY_WARNING;
            case CRITICAL -> io.cellfleet.contract.v1.Severity.SEVERITY_CRITICAL;
        };
    }

    private static RelayDecision relay(RelayName name, io.cellfleet.battery.pack.PackStatus status) {
        RelayState relay = status.relays().of(name);
        RelayDecision.Builder message = RelayDecision.newBuilder()
                .setOn(relay.on())
                .setSinceMs(relay.since().toEpochMilli())
                .addAllBlockedBy(
                        relay.blockedBy().stream().map(BlockReason::label).toList());
        status.overrides()
                .of(name)
                .ifPresent(held -> message.setHeldOff(Override.newBuilder()
                        .setAuthor(held.author())
                        .setReason(held.reason())
                        .setUntilMs(held.until().toEpochMilli())));
        return message.build();
    }

    private static io.cellfleet.contract.v1.Installation installation(SiteStatus site) {
        var message = io.cellfleet.contract.v1.Installation.newBuilder()
                .setCharge(siteRelay(site.relays().charge()))
                .setLoad(siteRelay(site.relays().load()));
        site.soc()
                .ifPresent(soc -> message.setSocMilliPercent(soc.milliPercent()).setCalibrated(soc.calibrated()));
        site.oldestFrameAt().ifPresent(at -> message.setOldestFrameAtMs(at.toEpochMilli()));
        return message.build();
    }

    /** An installation's relay; blocked by packs. */
    static RelayDecision siteRelay(SiteRelay relay) {
        return RelayDecision.newBuilder()
                .setOn(relay.on())
                .setSinceMs(relay.since().toEpochMilli())
                .addAllBlockedBy(relay.blockedBy())
                .build();
    }
}
