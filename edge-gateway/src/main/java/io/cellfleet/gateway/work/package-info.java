/**
 * Threads of the gateway that work for as long as it runs. Begin with {@link io.cellfleet.gateway.work.Worker}.
 */
@NullMarked
package io.cellfleet.gateway.work;

import org.jspecify.annotations.NullMarked;
