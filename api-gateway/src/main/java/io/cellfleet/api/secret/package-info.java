/**
 * What nobody guesses, and what is kept of it. Begin with {@link io.cellfleet.api.secret.Secrets}.
 */
@NullMarked
package io.cellfleet.api.secret;

import org.jspecify.annotations.NullMarked;
