/**
 * Benchmarks: commands, never timed tests. Their figures stand in {@code docs/benchmarks.md} with the command that makes
 * them.
 */
@NullMarked
package io.cellfleet.local.bench;

import org.jspecify.annotations.NullMarked;
