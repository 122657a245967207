package io.cellfleet.battery.pack;

import io.cellfleet.battery.Check;
import java.util.Comparator;

/**
 * The place of a record among all records of one pack, given by its gateway and never used twice.
 *
 * @param enrolment how often a gateway has been enrolled for the pack; from 1
 * @param boot      how often that gateway has been started; from 1
 * @param sequence  the record's number since that start; from 1
 */
public record OrderNumber(int enrolment, int boot, long sequence) implements Comparable<OrderNumber> {

    private static final Comparator<OrderNumber> ORDER = Comparator.comparingInt(OrderNumber::enrolment)
            .thenComparingInt(OrderNumber::boot)
            .thenComparingLong(OrderNumber::sequence);

    public OrderNumber {
        Check.inRange("enrolment", enrolment, 1, Integer.MAX_VALUE);
        Check.inRange("boot", boot, 1, Integer.MAX_VALUE);
        Check.inRange("sequence", sequence, 1L, Long.MAX_VALUE);
    }

    /** How many numbers were left out between this and a later one, as far as the numbers tell. */
    public long missingUntil(OrderNumber later) {
        return later.sequence - (isOfAnotherStart(later) ? 0 : sequence) - 1;
    }

    /** Whether the gateway was started anew, or is another one. */
    boolean isOfAnotherStart(OrderNumber other) {
        return enrolment != other.enrolment || boot != other.boot;
    }

    @Override
    public int compareTo(OrderNumber other) {
        return ORDER.compare(this, other);
    }
}
