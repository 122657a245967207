/**
 * What the kill runs and the benchmarks share: a broker of their own in this process, a database, services as packaged
 * processes, and the positions of a group. Begin with {@link io.cellfleet.local.lab.LabBroker}.
 */
@NullMarked
package io.cellfleet.local.lab;

import org.jspecify.annotations.NullMarked;
