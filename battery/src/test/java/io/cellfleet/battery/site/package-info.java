@NullMarked
package io.cellfleet.battery.site;

import org.jspecify.annotations.NullMarked;
