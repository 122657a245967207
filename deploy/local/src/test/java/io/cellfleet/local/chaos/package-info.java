/** Kills real engines on real brokers; a short form of {@code ./cellfleet chaos engine}. */
@NullMarked
package io.cellfleet.local.chaos;

import org.jspecify.annotations.NullMarked;
