/** How a gateway proves that a record is its own: keys of gateways and signatures of records. */
@NullMarked
package io.cellfleet.contract.signature;

import org.jspecify.annotations.NullMarked;
