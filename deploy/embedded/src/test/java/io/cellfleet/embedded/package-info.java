/** The broker, the database and the line that everybody's tests stand on, tested themselves. */
@NullMarked
package io.cellfleet.embedded;

import org.jspecify.annotations.NullMarked;
