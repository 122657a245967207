package io.cellfleet.local.chaos;

import io.cellfleet.contract.v1.OrderNumber;

/**
 * Names a record of a pack for ever.
 *
 * @param enrolment of its gateway
 * @param boot      of its gateway since then
 * @param sequence  of the record since then
 */
record Place(String packId, int enrolment, int boot, long sequence) {

    static Place of(String packId, OrderNumber order) {
        return new Place(packId, order.getEnrolment(), order.getBoot(), order.getSequence());
    }
}
