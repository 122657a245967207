/**
 * The real thing in one process, for the launcher and for tests: a Kafka broker, a PostgreSQL server and
 * pseudo-terminals. Begin with {@link io.cellfleet.embedded.EmbeddedKafka}.
 */
@NullMarked
package io.cellfleet.embedded;

import org.jspecify.annotations.NullMarked;
