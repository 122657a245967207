package io.cellfleet.battery.energy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A calendar day at the installation: 23, 24 or 25 hours, whatever its zone does.
 *
 * @param date   in the installation's zone
 * @param endsAt the first moment that belongs to a later day
 */
public record LocalDay(LocalDate date, Instant endsAt) {

    /** The day that holds a moment. */
    public static LocalDay holding(Instant at, ZoneId zone) {
        LocalDate date = LocalDate.ofInstant(at, zone);
        // A zone may skip midnight, and even a whole day: atStartOfDay gives the first moment there is.
        Instant endsAt = date.plusDays(1).atStartOfDay(zone).toInstant();
        return new LocalDay(date, endsAt);
    }

    /** Whether this day is over then. A clock that jumps back does not bring a day back. */
    public boolean isOver(Instant at) {
        return !at.isBefore(endsAt);
    }
}
