package io.cellfleet.battery.warning;

import java.time.Instant;

/**
 * A light that is on.
 *
 * @param raisedAt capture time of the record that raised it
 * @param detail   what is known of cause and place, a sentence for the operator
 */
public record ActiveWarning(WarningCode code, Instant raisedAt, String detail) {}
