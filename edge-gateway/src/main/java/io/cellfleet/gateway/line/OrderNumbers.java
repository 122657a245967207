package io.cellfleet.gateway.line;

import io.cellfleet.contract.v1.OrderNumber;

/** Gives the records of one pack their order numbers, from sequence 1. Not thread-safe: one line, one reader. */
public final class OrderNumbers {

    private final int enrolment;
    private final int boot;
    private long last;

    /**
     * @param enrolment from 1
     * @param boot      from 1, on disk already
     */
    public OrderNumbers(int enrolment, int boot) {
        this.enrolment = enrolment;
        this.boot = boot;
    }

    OrderNumber next() {
        last++;
        return OrderNumber.newBuilder()
                .setEnrolment(enrolment)
                .setBoot(boot)
                .setSequence(last)
                .build();
    }
}
