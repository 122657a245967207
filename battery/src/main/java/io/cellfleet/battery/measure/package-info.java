/**
 * From readings to what the rules look at (rules M1 to M6): net current, the cells with their ages, and the conditions
 * that count when the last frames agree. Begin with {@link io.cellfleet.battery.measure.RecentFrames}.
 */
@NullMarked
package io.cellfleet.battery.measure;

import org.jspecify.annotations.NullMarked;
