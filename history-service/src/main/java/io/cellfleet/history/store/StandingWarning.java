package io.cellfleet.history.store;

import io.cellfleet.contract.v1.PackEvent;
import java.util.Optional;

/**
 * The engine's word on a warning.
 *
 * @param event    that says it
 * @param code     number of the warning's code
 * @param beside   whether the engine says it beside the records, of itself or of the link; else a record says it
 * @param standing raised; else cleared
 */
record StandingWarning(PackEvent event, int code, boolean beside, boolean standing) {

    /** Events of records have a lower index. */
    private static final int BESIDE_THE_RECORDS = 1_000;

    /** Empty when the event is about something else. */
    static Optional<StandingWarning> of(PackEvent event) {
        boolean beside = event.getIndex() >= BESIDE_THE_RECORDS;
        return switch (event.getFactCase()) {
            case WARNING_RAISED ->
                Optional.of(new StandingWarning(event, event.getWarningRaised().getCodeValue(), beside, true));
            case WARNING_CLEARED ->
                Optional.of(new StandingWarning(event, event.getWarningCleared().getCodeValue(), beside, false));
            default -> Optional.empty();
        };
    }
}
