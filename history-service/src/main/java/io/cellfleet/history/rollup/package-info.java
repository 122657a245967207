/** What is made of the minutes afterwards, beside the intake: hours. */
@NullMarked
package io.cellfleet.history.rollup;

import org.jspecify.annotations.NullMarked;
