@NullMarked
package io.cellfleet.battery.action;

import org.jspecify.annotations.NullMarked;
