/**
 * The commands of {@code ./cellfleet}: they read options and hand over. Begin with {@link
 * io.cellfleet.local.cli.Cellfleet}, which lists them.
 */
@NullMarked
package io.cellfleet.local.cli;

import org.jspecify.annotations.NullMarked;
