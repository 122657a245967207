/**
 * The whole system, started as a person starts it: the launcher in a process of its own, all services, real Kafka, real
 * PostgreSQL. The services must have been packaged before. Begin with {@link
 * io.cellfleet.local.endtoend.RunningCellfleet}.
 */
@NullMarked
package io.cellfleet.local.endtoend;

import org.jspecify.annotations.NullMarked;
