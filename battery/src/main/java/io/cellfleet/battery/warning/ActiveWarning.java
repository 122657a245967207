package io.cellfleet.battery.warning;

import java.time.Instant;
import java.util.Optional;

/**
 * A warning that is on.
 *
 * @param raisedAt     capture time of the record that raised it
 * @param detail       what is known of cause and place, a sentence for the operator
 * @param acknowledged by whom, where somebody has
 */
public record ActiveWarning(
        WarningCode code, Instant raisedAt, String detail, Optional<Acknowledgement> acknowledged) {}
