/**
 * Who changed what and why, and under which condition a change may be made. Begin with {@link io.cellfleet.api.audit.Audit}.
 */
@NullMarked
package io.cellfleet.api.audit;

import org.jspecify.annotations.NullMarked;
