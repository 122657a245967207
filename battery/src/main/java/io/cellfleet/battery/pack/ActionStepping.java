package io.cellfleet.battery.pack;

import io.cellfleet.battery.action.OperatorAction;
import io.cellfleet.battery.action.OperatorAction.AcknowledgeWarning;
import io.cellfleet.battery.action.OperatorAction.ClearEnergyCounters;
import io.cellfleet.battery.action.OperatorAction.ConfirmCellCount;
import io.cellfleet.battery.action.OperatorAction.EndOverride;
import io.cellfleet.battery.action.OperatorAction.OverrideOff;
import io.cellfleet.battery.action.OperatorAction.ZeroCalibration;
import io.cellfleet.battery.pack.PackEvent.ActionApplied;
import io.cellfleet.battery.pack.PackEvent.ActionRefused;
import io.cellfleet.battery.pack.PackEvent.CellCountConfirmed;
import io.cellfleet.battery.pack.PackEvent.EnergyCountersCleared;
import io.cellfleet.battery.pack.PackEvent.OverrideBegan;
import io.cellfleet.battery.pack.PackEvent.OverrideEnded;
import io.cellfleet.battery.pack.PackEvent.WarningAcknowledged;
import io.cellfleet.battery.settings.PackSettings;
import io.cellfleet.battery.warning.Acknowledgement;
import java.util.Optional;

/** The part of a step that is about what operators asked for: each action is applied or refused, and an event says so. */
final class ActionStepping {

    private final PackWork work;
    private final boolean clockSet;

    /**
     * @param clockSet a clock that is not set cannot tell that an override's time has come
     */
    ActionStepping(PackWork work, boolean clockSet) {
        this.work = work;
        this.clockSet = clockSet;
    }

    void apply(OperatorAction action) {
        switch (action) {
            case AcknowledgeWarning acknowledge -> acknowledge(acknowledge);
            case ZeroCalibration calibration -> calibrate(calibration);
            case ClearEnergyCounters clear -> clear(clear);
            case ConfirmCellCount confirm -> confirm(confirm);
            case OverrideOff off -> holdOff(off);
            case EndOverride end -> endOverride(end);
        }
    }

    private void acknowledge(AcknowledgeWarning action) {
        if (!work.lights.on(action.code())) {
            refuse(action, "the warning " + action.code().light() + " is not active");
            return;
        }
        applied(action);
        work.lights = work.lights.acknowledged(action.code(), new Acknowledgement(action.author(), work.now));
        work.events.add(new WarningAcknowledged(
                action.code(), work.lights.raisedAt().get(action.code()), action.author(), action.note()));
    }

    private void calibrate(ZeroCalibration action) {
        if (work.zeroing.isPresent()) {
            refuse(action, "a zero calibration by " + work.zeroing.get().author() + " is under way");
            return;
        }
        applied(action);
        work.zeroing =
                Optional.of(io.cellfleet.battery.measure.ZeroCalibration.begin(action.id(), action.author(), work.now));
    }

    private void clear(ClearEnergyCounters action) {
        applied(action);
        work.events.add(new EnergyCountersCleared(work.meter.collectedTotal(), work.meter.consumedTotal()));
        work.meter = work.meter.cleared();
    }

    private void confirm(ConfirmCellCount action) {
        PackSettings adopted;
        try {
            adopted = work.inForce.settings().withCellCount(action.cellCount());
        } catch (IllegalArgumentException contradiction) {
            refuse(action, contradiction.getMessage());
            return;
        }
        applied(action);
        work.settings = adopted;
        int commissioned = work.inForce.settings().cellCount();
        work.confirmed = commissioned == action.cellCount()
                ? Optional.empty()
                : Optional.of(new ConfirmedCellCount(commissioned, action.cellCount()));
        work.cells = work.cells.resized(action.cellCount());
        work.events.add(new CellCountConfirmed(action.cellCount()));
    }

    private void holdOff(OverrideOff action) {
        if (clockSet && !work.now.isBefore(action.override().until())) {
            refuse(action, "until is " + action.override().until() + " but the pack's time is " + work.now);
            return;
        }
        applied(action);
        work.overrides = work.overrides.with(action.relay(), Optional.of(action.override()));
        work.events.add(new OverrideBegan(action.relay(), action.override()));
    }

    private void endOverride(EndOverride action) {
        if (work.overrides.of(action.relay()).isEmpty()) {
            refuse(action, "the relay is not held off");
            return;
        }
        applied(action);
        work.overrides = work.overrides.with(action.relay(), Optional.empty());
        work.events.add(new OverrideEnded(action.relay(), OverrideEnded.Cause.ENDED));
    }

    private void applied(OperatorAction action) {
        work.events.add(new ActionApplied(action.id(), action.kind(), action.author()));
    }

    private void refuse(OperatorAction action, String because) {
        work.events.add(new ActionRefused(action.id(), action.kind(), action.author(), because));
    }
}
