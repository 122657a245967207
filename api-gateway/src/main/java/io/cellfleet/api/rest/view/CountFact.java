package io.cellfleet.api.rest.view;

import io.cellfleet.contract.v1.CalibrationLost;
import io.cellfleet.contract.v1.CellCountConfirmed;
import io.cellfleet.contract.v1.DayClosed;
import io.cellfleet.contract.v1.EnergyCountersCleared;
import io.cellfleet.contract.v1.SensorsZeroed;
import io.cellfleet.contract.v1.SocRecalibrated;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of something that is counted: charge, energy, cells. */
sealed interface CountFact extends EventFact {

    @Schema(name = "SocRecalibratedEvent", description = "type socRecalibrated: the cells set the count")
    record SocSet(
            @Schema(description = "what the count was set to, %")
            double socPercent,

            @Schema(description = "what it said before, %") double beforeSocPercent)
            implements CountFact {

        static SocSet of(SocRecalibrated fact) {
            return new SocSet(fact.getPercent(), PackViews.percent(fact.getBeforeMilliPercent()));
        }
    }

    @Schema(name = "CalibrationLostEvent", description = "type calibrationLost")
    record SocDoubted(
            @Schema(description = "a sentence: why") String detail) implements CountFact {

        static SocDoubted of(CalibrationLost fact) {
            return new SocDoubted(fact.getBecause());
        }
    }

    @Schema(name = "DayClosedEvent", description = "type dayClosed: a local day is over; its energy is final")
    record DayOver(
            @Schema(examples = "2026-06-01") String date,
            @Schema(description = "Wh into the pack") long collectedWh,
            @Schema(description = "Wh out of the pack") long consumedWh)
            implements CountFact {

        static DayOver of(DayClosed fact) {
            return new DayOver(fact.getDate(), fact.getCollectedWh(), fact.getConsumedWh());
        }
    }

    @Schema(name = "EnergyCountersClearedEvent", description = "type energyCountersCleared: the totals began anew")
    record CountersCleared(
            @Schema(description = "Wh; what the total into the pack had reached")
            long collectedWh,

            @Schema(description = "Wh; what the total out of the pack had reached")
            long consumedWh)
            implements CountFact {

        static CountersCleared of(EnergyCountersCleared fact) {
            return new CountersCleared(fact.getCollectedWh(), fact.getConsumedWh());
        }
    }

    @Schema(
            name = "SensorsZeroedEvent",
            description = "type sensorsZeroed: what the sensors showed at rest is taken off from now on")
    record Zeroed(
            @Schema(description = "mA of sensor 1; absent without it") @Nullable
            Integer offset1Ma,

            @Schema(description = "mA of sensor 2; absent without it") @Nullable
            Integer offset2Ma,

            @Schema(description = "mA of the device's total; absent where it gives none") @Nullable
            Integer offsetMa)
            implements CountFact {

        static Zeroed of(SensorsZeroed fact) {
            return new Zeroed(
                    fact.hasOffset1Ma() ? fact.getOffset1Ma() : null,
                    fact.hasOffset2Ma() ? fact.getOffset2Ma() : null,
                    fact.hasOffsetMa() ? fact.getOffsetMa() : null);
        }
    }

    @Schema(
            name = "CellCountConfirmedEvent",
            description = "type cellCountConfirmed: an operator says how many are right")
    record CellsConfirmed(int cellCount) implements CountFact {

        static CellsConfirmed of(CellCountConfirmed fact) {
            return new CellsConfirmed(fact.getCellCount());
        }
    }
}
