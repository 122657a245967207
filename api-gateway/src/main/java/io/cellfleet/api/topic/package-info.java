/** Kafka's topics as this service reads them: alone, without a group. */
@NullMarked
package io.cellfleet.api.topic;

import org.jspecify.annotations.NullMarked;
