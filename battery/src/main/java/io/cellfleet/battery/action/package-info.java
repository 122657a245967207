/**
 * What people ask of a pack, once, beside its settings: the cases of {@link io.cellfleet.battery.action.OperatorAction}.
 * An action takes effect with the pack's next record, and an event says at which.
 */
@NullMarked
package io.cellfleet.battery.action;

import org.jspecify.annotations.NullMarked;
