/**
 * The manual's state of charge (rules S1 to S5): counted in exact integers, set to full and to empty by the cells. Begin
 * with {@link io.cellfleet.battery.soc.ChargeCounter}.
 */
@NullMarked
package io.cellfleet.battery.soc;

import org.jspecify.annotations.NullMarked;
