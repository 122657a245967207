/** What is done beside the intake as long as the service runs: hours, days, and what becomes of them as they grow old. */
@NullMarked
package io.cellfleet.history.jobs;

import org.jspecify.annotations.NullMarked;
