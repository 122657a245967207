@NullMarked
package io.cellfleet.gateway.downlink;

import org.jspecify.annotations.NullMarked;
