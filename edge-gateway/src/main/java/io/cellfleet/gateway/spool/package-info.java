/**
 * What the gateway keeps on disk until Kafka has it: every record, in the order of its capture. Begin with {@link
 * io.cellfleet.gateway.spool.Spool}; {@link io.cellfleet.gateway.spool.SpoolDatabase} is the file underneath, in which
 * others may keep tables of their own.
 *
 * <p><b>What a power cut can lose.</b> A record is written to the file before it is sent, so a killed process loses only
 * what waited in memory for its turn to be written, which takes milliseconds, or as long as the disk makes a sync wait. The file is forced to the disk at most
 * every {@code cellfleet.gateway.spool.sync} (1 s by default; 0 is for every record, before it is sent). So a power cut
 * loses at most the records of that time, and of these only those that Kafka did not get either. It can also bring back
 * records that Kafka has had: they are sent again under the same order number, which the engine ignores. No order number
 * is ever used for two records, because every start has a boot number of its own that was forced to the disk before the
 * first byte was read. The image of an old card would bring back an old boot number: after restoring one the gateway
 * needs a new enrolment number.
 */
@NullMarked
package io.cellfleet.gateway.spool;

import org.jspecify.annotations.NullMarked;
