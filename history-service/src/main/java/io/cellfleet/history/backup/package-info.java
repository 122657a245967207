/** The schema as a file, and back; for installations whose database has nobody else who does so. */
@NullMarked
package io.cellfleet.history.backup;

import org.jspecify.annotations.NullMarked;
