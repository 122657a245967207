/**
 * Tells people and programs of warnings: which ones each wants to hear of, when, and whether it has arrived. Begin with
 * {@link io.cellfleet.api.notify.Notifier}.
 */
@NullMarked
package io.cellfleet.api.notify;

import org.jspecify.annotations.NullMarked;
