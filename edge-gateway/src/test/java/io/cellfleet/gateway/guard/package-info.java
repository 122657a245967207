@NullMarked
package io.cellfleet.gateway.guard;

import org.jspecify.annotations.NullMarked;
