/** Following one record through the chain. */
@NullMarked
package io.cellfleet.contract.trace;

import org.jspecify.annotations.NullMarked;
