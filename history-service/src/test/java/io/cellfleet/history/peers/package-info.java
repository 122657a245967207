@NullMarked
package io.cellfleet.history.peers;

import org.jspecify.annotations.NullMarked;
