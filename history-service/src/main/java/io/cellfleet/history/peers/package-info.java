/**
 * Instances of the service find each other in the database and ask each other for what is in no table yet. {@link
 * io.cellfleet.history.peers.UnwrittenAnywhere} is all of it, here and elsewhere.
 */
@NullMarked
package io.cellfleet.history.peers;

import org.jspecify.annotations.NullMarked;
