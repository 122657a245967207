/**
 * Starts and stops a whole Cellfleet on one machine. Begin with {@link io.cellfleet.local.run.Launcher}, which holds
 * the order of things; {@link io.cellfleet.local.run.Infrastructure} is Kafka and PostgreSQL, {@link
 * io.cellfleet.local.run.ServicePlans} says how each service is configured, {@link
 * io.cellfleet.local.run.ServiceProcess} is one running service, and {@link io.cellfleet.local.run.Guard} sees to it
 * that nothing outlives the launcher.
 */
@NullMarked
package io.cellfleet.local.run;

import org.jspecify.annotations.NullMarked;
