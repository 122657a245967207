package io.cellfleet.api.rest.view;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The device's own word, beside ours. */
public record DeviceView(
        @Schema(description = "%") @Nullable Integer socPercent,
        @Nullable Boolean chargeAllowed,
        @Nullable Boolean dischargeAllowed,

        @Schema(description = "the status bits that are set")
        List<String> status,

        @Schema(description = "Wh") @Nullable Integer collectedTodayWh,
        @Schema(description = "Wh") @Nullable Integer consumedTodayWh,
        @Schema(description = "Wh") @Nullable Integer storedWh,
        @Schema(description = "kWh") @Nullable Integer collectedTotalKwh,
        @Schema(description = "kWh") @Nullable Integer consumedTotalKwh,
        @Schema(description = "Wh") @Nullable Integer capacityWh,
        @Schema(description = "mV") @Nullable Integer vMinMv,
        @Schema(description = "mV") @Nullable Integer vMaxMv,
        @Schema(description = "mV") @Nullable Integer vBalanceMv) {}
