/**
 * What people ask of a pack, once: it goes to the engine, and an event says what became of it. Begin with {@link
 * io.cellfleet.api.action.Actions}.
 */
@NullMarked
package io.cellfleet.api.action;

import org.jspecify.annotations.NullMarked;
