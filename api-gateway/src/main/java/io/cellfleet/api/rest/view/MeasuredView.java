package io.cellfleet.api.rest.view;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the newest frame says. What the device did not measure is absent. */
public record MeasuredView(
        @Schema(description = "mV") int packVoltageMv,

        @Schema(description = "mA, plus is charging") @Nullable
        Integer currentMa,

        @Schema(description = "mA that zero calibration takes off currentMa; absent while there was none") @Nullable
        Integer zeroOffsetMa,

        @Schema(description = "mA of sensor 1") @Nullable Integer current1Ma,
        @Schema(description = "mA of sensor 2") @Nullable Integer current2Ma,

        @Schema(description = "mA into the pack, not negative") @Nullable
        Integer incomingMa,

        @Schema(description = "mA out of the pack, not negative") @Nullable
        Integer outgoingMa,

        @Nullable NumberedCell lowestCell,
        @Nullable NumberedCell highestCell,
        @Nullable NumberedTemperature lowestTemperature,
        @Nullable NumberedTemperature highestTemperature,
        @Schema(description = "as the device counts") int cellCount) {}
