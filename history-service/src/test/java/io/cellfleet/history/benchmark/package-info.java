/** Measurements that are run by hand. */
@NullMarked
package io.cellfleet.history.benchmark;

import org.jspecify.annotations.NullMarked;
