@NullMarked
package io.cellfleet.gateway.relay;

import org.jspecify.annotations.NullMarked;
