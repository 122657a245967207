@NullMarked
package io.cellfleet.battery.protocol.jbd;

import org.jspecify.annotations.NullMarked;
