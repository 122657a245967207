/**
 * Cellfleet on one machine. {@code cli} holds the commands of {@code ./cellfleet}, one class each; begin with {@link
 * io.cellfleet.local.cli.Cellfleet}. {@code run} starts and stops the whole system, {@code decode} prints what comes
 * off a line.
 */
@NullMarked
package io.cellfleet.local;

import org.jspecify.annotations.NullMarked;
