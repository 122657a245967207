@NullMarked
package io.cellfleet.battery.energy;

import org.jspecify.annotations.NullMarked;
