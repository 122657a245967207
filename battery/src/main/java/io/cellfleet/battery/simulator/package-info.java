/**
 * Packs that do not exist, speaking the bytes of a 123\SmartBMS: for trying Cellfleet without a battery, for tests and
 * for measurements. Pure and deterministic: a seed and the times asked for give the same bytes on any machine.
 *
 * <p>Begin with {@link io.cellfleet.battery.simulator.PackSimulator}, which is one pack from the weather to the line:
 * {@code DayProfile} gives sun and load, {@code Plant} the currents they cause, {@code Cells} what these do to the
 * cells, {@code Boards} and {@code CurrentSensor} what the device measures of it, {@code Device} what the device
 * concludes, {@code FrameWriter} what it says, and {@code Line} what arrives. {@link
 * io.cellfleet.battery.simulator.SimulatedFleet} makes many. This is a model of the world, not of the rules: what
 * Cellfleet concludes is never taken from here.
 */
@NullMarked
package io.cellfleet.battery.simulator;

import org.jspecify.annotations.NullMarked;
