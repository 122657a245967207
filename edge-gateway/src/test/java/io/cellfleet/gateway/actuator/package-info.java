@NullMarked
package io.cellfleet.gateway.actuator;

import org.jspecify.annotations.NullMarked;
