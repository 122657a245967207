@NullMarked
package io.cellfleet.gateway.kafka;

import org.jspecify.annotations.NullMarked;
