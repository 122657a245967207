package io.cellfleet.api.audit;

import io.cellfleet.api.caller.Caller;

/**
 * Who makes a change, why, and on what condition.
 *
 * @param reason in his words; empty when he gave none
 */
public record By(Caller caller, String reason, Precondition precondition) {}
