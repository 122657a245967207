package io.cellfleet.battery.energy;

import java.time.Duration;
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

    private static final Duration TWO_DAYS = Duration.ofDays(2);

    /** The day that holds a moment. */
    public static LocalDay holding(Instant at, ZoneId zone) {
        LocalDate date = LocalDate.ofInstant(at, zone);
        // A zone may skip midnight, and even a whole day: atStartOfDay gives the first moment there is.
        Instant endsAt = date.plusDays(1).atStartOfDay(zone).toInstant();
        return new LocalDay(date, endsAt);
    }

    /**
     * Whether this day cannot be the one that is lived in: a clock that was days ahead has been put right. Without this
     * "today" would last until the false day comes.
     */
    public boolean isFarAheadOf(Instant at) {
        return Duration.between(at, endsAt).compareTo(TWO_DAYS) > 0;
    }

    /** Whether this day is over then. A clock that jumps back by less than a day does not bring a day back. */
    public boolean isOver(Instant at) {
        return !at.isBefore(endsAt);
    }
}
