/**
 * Records until their minute is over: held in memory, so that a pack and minute become one row, while the kept offset is
 * that of the oldest of them. Knows neither Kafka nor the database.
 */
@NullMarked
package io.cellfleet.history.minutes;

import org.jspecify.annotations.NullMarked;
