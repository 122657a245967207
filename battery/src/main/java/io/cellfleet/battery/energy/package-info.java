/**
 * Energy into and out of a pack, in exact integers, by the installation's local days (rule S6). Begin with {@link
 * io.cellfleet.battery.energy.EnergyMeter}.
 */
@NullMarked
package io.cellfleet.battery.energy;

import org.jspecify.annotations.NullMarked;
