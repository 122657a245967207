/**
 * What moves contacts. Begin with {@link io.cellfleet.gateway.actuator.Actuator}. Nothing here decides anything, and
 * what the guard needs of it ({@link io.cellfleet.gateway.actuator.LcusBoard}, {@link
 * io.cellfleet.gateway.actuator.OpenPort}) uses the JDK and the serial library alone.
 */
@NullMarked
package io.cellfleet.gateway.actuator;

import org.jspecify.annotations.NullMarked;
