package io.cellfleet.history.minutes;

import io.cellfleet.contract.v1.OrderNumber;
import java.util.Comparator;

/**
 * The place of a record among all records of its pack.
 *
 * @param enrolment from 1
 * @param boot      from 1
 * @param sequence  from 1
 */
public record Order(int enrolment, int boot, long sequence) implements Comparable<Order> {

    private static final Comparator<Order> BY_AGE = Comparator.comparingInt(Order::enrolment)
            .thenComparingInt(Order::boot)
            .thenComparingLong(Order::sequence);

    public static Order of(OrderNumber number) {
        return new Order(number.getEnrolment(), number.getBoot(), number.getSequence());
    }

    @Override
    public int compareTo(Order other) {
        return BY_AGE.compare(this, other);
    }
}
