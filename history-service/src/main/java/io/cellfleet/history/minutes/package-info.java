/**
 * Records of one partition until their minute is over: held in memory, so that a pack and minute become one row, while
 * the kept offsets say exactly what of them is in the database. Knows neither Kafka nor the database.
 */
@NullMarked
package io.cellfleet.history.minutes;

import org.jspecify.annotations.NullMarked;
