package io.cellfleet.local.run;

/**
 * A serial line whose pack the registry knows.
 *
 * @param installationId to which the pack belongs there
 */
record RegisteredLine(SerialLine line, String installationId) {}
