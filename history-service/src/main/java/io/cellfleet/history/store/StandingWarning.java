package io.cellfleet.history.store;

import io.cellfleet.contract.v1.PackEvent;
import java.util.Optional;

/**
 * The engine's word on a warning that no record raises or clears.
 *
 * @param event    that says it
 * @param code     number of the warning's code
 * @param standing raised; else cleared
 */
record StandingWarning(PackEvent event, int code, boolean standing) {

    /** Events of records have a lower index. */
    private static final int BESIDE_THE_RECORDS = 1_000;

    /** Empty when the event is about something else. */
    static Optional<StandingWarning> of(PackEvent event) {
        if (event.getIndex() < BESIDE_THE_RECORDS) {
            return Optional.empty();
        }
        return switch (event.getFactCase()) {
            case WARNING_RAISED ->
                Optional.of(new StandingWarning(event, event.getWarningRaised().getCodeValue(), true));
            case WARNING_CLEARED ->
                Optional.of(new StandingWarning(event, event.getWarningCleared().getCodeValue(), false));
            default -> Optional.empty();
        };
    }
}
