/**
 * The fleet as it is now, in memory: which installations and packs a question is about, and what many packs are
 * together. Begin with {@link io.cellfleet.api.fleet.Fleet}.
 */
@NullMarked
package io.cellfleet.api.fleet;

import org.jspecify.annotations.NullMarked;
