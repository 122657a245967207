/** What the tests share: real servers, sample records, and waiting with a deadline. */
@NullMarked
package io.cellfleet.history.testing;

import org.jspecify.annotations.NullMarked;
