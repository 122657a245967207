/** What is made of the minutes afterwards, beside the intake: hours and days. */
@NullMarked
package io.cellfleet.history.rollup;

import org.jspecify.annotations.NullMarked;
