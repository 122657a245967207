/**
 * Who is asking, and what he may do. Begin with {@link io.cellfleet.api.caller.Caller}.
 */
@NullMarked
package io.cellfleet.api.caller;

import org.jspecify.annotations.NullMarked;
