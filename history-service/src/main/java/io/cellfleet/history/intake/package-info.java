/**
 * From Kafka to the store: {@link io.cellfleet.history.intake.Intake} is the loop, {@link
 * io.cellfleet.history.intake.Positions} knows where each partition goes on, {@link
 * io.cellfleet.history.intake.RecordReader} tells ours from not ours. Begin with the loop.
 *
 * <p>Why a loop around Kafka's own consumer and not a channel of Reactive Messaging: a batch may be written only if we
 * know exactly where it begins. A channel polls ahead into a queue of its own, on a thread of its own; at a rebalance it
 * drops what is queued, but not what is already on its way to the method, and a seek does not empty the queue. As
 * transactions leave gaps in the numbering of every partition, a batch from before the seek cannot be told from the
 * batch after it, and would be taken for progress: the records between them would be lost. Here one thread polls,
 * writes and seeks, so between poll and commit nothing changes hands unnoticed.
 */
@NullMarked
package io.cellfleet.history.intake;

import org.jspecify.annotations.NullMarked;
