package io.cellfleet.api.rest.view;

import io.cellfleet.api.fleet.PackState;
import io.cellfleet.api.live.PackNow;
import io.cellfleet.api.registry.PackEntry;
import io.cellfleet.battery.settings.PackSettingsDraft;
import io.cellfleet.contract.v1.CellTemperature;
import io.cellfleet.contract.v1.CellVoltage;
import io.cellfleet.contract.v1.ClockQuality;
import io.cellfleet.contract.v1.DeviceReport;
import io.cellfleet.contract.v1.Energy;
import io.cellfleet.contract.v1.Measurement;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.StateOfCharge;
import io.cellfleet.contract.v1.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What registry and live view know of a pack, as JSON. */
public final class PackViews {

    private static final String NEVER = "never";

    private PackViews() {}

    public static PackShortView shortView(PackState state) {
        PackEntry pack = state.entry();
        PackNow now = state.now().orElse(null);
        long nowMs = state.nowMs();
        List<Warning> warnings = state.warnings();
        PackStatus status = now == null ? PackStatus.getDefaultInstance() : now.status();
        Measurement measured = status.hasMeasured() ? status.getMeasured() : null;
        return new PackShortView(
                pack.id(),
                pack.name(),
                pack.installationId(),
                pack.installationName(),
                pack.simulated() || status.getSimulated(),
                quality(now, nowMs),
                frameAt(now),
                age(now, nowMs),
                status.hasSoc() ? percent(status.getSoc().getManualMilliPercent()) : null,
                status.hasSoc() ? status.getSoc().getCalibrated() : null,
                measured == null ? null : measured.getPackVoltageMv(),
                measured != null && measured.hasCurrentMa() ? measured.getCurrentMa() : null,
                measured != null && measured.hasLowestCell() ? cell(measured.getLowestCell()) : null,
                measured != null && measured.hasHighestCell() ? cell(measured.getHighestCell()) : null,
                measured != null && measured.hasLowestTemperature()
                        ? temperature(measured.getLowestTemperature())
                        : null,
                measured != null && measured.hasHighestTemperature()
                        ? temperature(measured.getHighestTemperature())
                        : null,
                warnings.stream()
                        .map(warning -> WarningViews.code(warning.getCode()))
                        .toList(),
                WarningViews.beyondTheLights(warnings),
                status.hasCharge() ? RelayView.of(status.getCharge()) : null,
                status.hasLoad() ? RelayView.of(status.getLoad()) : null,
                pack.assignment().gatewayId().orElse(null));
    }

    public static PackStatusView statusView(PackState state) {
        PackEntry pack = state.entry();
        PackNow now = state.now().orElse(null);
        long nowMs = state.nowMs();
        PackStatus status = now == null ? PackStatus.getDefaultInstance() : now.status();
        return new PackStatusView(
                pack.id(),
                pack.name(),
                pack.installationId(),
                pack.installationName(),
                pack.simulated() || status.getSimulated(),
                quality(now, nowMs),
                frameAt(now),
                age(now, nowMs),
                now == null ? null : Instant.ofEpochMilli(status.getAtMs()),
                now == null ? null : status.getGatewayId(),
                AssignmentView.of(pack.assignment()),
                now == null ? null : status.getProtocol(),
                clockQuality(status.getClockQuality()),
                status.hasMeasured() ? measured(status.getMeasured()) : null,
                status.hasSoc() ? soc(status.getSoc()) : null,
                status.hasEnergy() ? energy(status.getEnergy()) : null,
                state.warnings().stream().map(WarningViews::of).toList(),
                status.hasCharge() ? RelayView.of(status.getCharge()) : null,
                status.hasLoad() ? RelayView.of(status.getLoad()) : null,
                status.hasCombinedOn() ? status.getCombinedOn() : null,
                status.hasInstallation() ? ParallelView.of(status.getInstallation()) : null,
                status.hasDevice() ? device(status.getDevice()) : null,
                new SettingsView(
                        pack.revision(),
                        now == null ? null : status.getSettingsRevision(),
                        pack.draft(),
                        PackSettingsDraft.of(pack.settings())));
    }

    public static String quality(@Nullable PackNow now, long nowMs) {
        return now == null ? NEVER : now.quality(nowMs).name().toLowerCase(Locale.ROOT);
    }

    static double percent(int milliPercent) {
        return milliPercent / 1_000.0;
    }

    private static @Nullable Instant frameAt(@Nullable PackNow now) {
        return now == null || now.frameAtMs() == null ? null : Instant.ofEpochMilli(now.frameAtMs());
    }

    private static @Nullable Long age(@Nullable PackNow now, long nowMs) {
        return now == null || now.ageMs(nowMs).isEmpty()
                ? null
                : now.ageMs(nowMs).getAsLong();
    }

    static @Nullable String clockQuality(ClockQuality quality) {
        return switch (quality) {
            case CLOCK_QUALITY_UNSET -> "unset";
            case CLOCK_QUALITY_SET -> "set";
            case CLOCK_QUALITY_SYNCHRONISED -> "synchronised";
            case CLOCK_QUALITY_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }

    private static MeasuredView measured(Measurement measured) {
        return new MeasuredView(
                measured.getPackVoltageMv(),
                measured.hasCurrentMa() ? measured.getCurrentMa() : null,
                measured.hasZeroOffsetMa() ? measured.getZeroOffsetMa() : null,
                measured.hasCurrent1Ma() ? measured.getCurrent1Ma() : null,
                measured.hasCurrent2Ma() ? measured.getCurrent2Ma() : null,
                measured.hasIncomingMa() ? measured.getIncomingMa() : null,
                measured.hasOutgoingMa() ? measured.getOutgoingMa() : null,
                measured.hasLowestCell() ? cell(measured.getLowestCell()) : null,
                measured.hasHighestCell() ? cell(measured.getHighestCell()) : null,
                measured.hasLowestTemperature() ? temperature(measured.getLowestTemperature()) : null,
                measured.hasHighestTemperature() ? temperature(measured.getHighestTemperature()) : null,
                measured.getCellCount());
    }

    private static NumberedCell cell(CellVoltage cell) {
        return new NumberedCell(cell.getNumber(), cell.getVoltageMv());
    }

    private static NumberedTemperature temperature(CellTemperature cell) {
        return new NumberedTemperature(cell.getNumber(), cell.getDeciC(), cell.getRaw());
    }

    private static SocView soc(StateOfCharge soc) {
        return new SocView(
                percent(soc.getManualMilliPercent()), soc.getCalibrated(), soc.getStoredMah(), soc.getStoredWh());
    }

    private static EnergyView energy(Energy energy) {
        return new EnergyView(
                energy.getCollectedTodayWh(),
                energy.getConsumedTodayWh(),
                energy.getCollectedTotalWh(),
                energy.getConsumedTotalWh());
    }

    private static DeviceView device(DeviceReport device) {
        return new DeviceView(
                device.hasSocPercent() ? device.getSocPercent() : null,
                device.hasChargeAllowed() ? device.getChargeAllowed() : null,
                device.hasDischargeAllowed() ? device.getDischargeAllowed() : null,
                List.copyOf(device.getStatusList()),
                device.hasCollectedTodayWh() ? device.getCollectedTodayWh() : null,
                device.hasConsumedTodayWh() ? device.getConsumedTodayWh() : null,
                device.hasStoredWh() ? device.getStoredWh() : null,
                device.hasCollectedTotalKwh() ? device.getCollectedTotalKwh() : null,
                device.hasConsumedTotalKwh() ? device.getConsumedTotalKwh() : null,
                device.hasCapacityWh() ? device.getCapacityWh() : null,
                device.hasVMinMv() ? device.getVMinMv() : null,
                device.hasVMaxMv() ? device.getVMaxMv() : null,
                device.hasVBalanceMv() ? device.getVBalanceMv() : null);
    }
}
