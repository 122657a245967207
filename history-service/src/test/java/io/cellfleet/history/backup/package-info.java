@NullMarked
package io.cellfleet.history.backup;

import org.jspecify.annotations.NullMarked;
