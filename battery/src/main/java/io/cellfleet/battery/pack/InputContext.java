package io.cellfleet.battery.pack;

import io.cellfleet.battery.action.OperatorAction;
import java.util.List;

/**
 * What comes with a record without being the device's word.
 *
 * @param actions  what operators have asked for since the record before, in their order; they take effect first
 * @param clockSet whether the gateway's clock was set when the record was captured
 */
public record InputContext(List<OperatorAction> actions, boolean clockSet) {

    /** Nobody asks for anything, and the clock is right. */
    public static final InputContext ORDINARY = new InputContext(List.of(), true);

    public InputContext {
        actions = List.copyOf(actions);
    }
}
