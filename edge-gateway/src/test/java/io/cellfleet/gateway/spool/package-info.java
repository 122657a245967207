@NullMarked
package io.cellfleet.gateway.spool;

import org.jspecify.annotations.NullMarked;
