package io.cellfleet.history.intake;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.trace.RecordTrace;
import io.cellfleet.contract.trace.RecordTraces;
import io.cellfleet.history.minutes.Closing;
import io.cellfleet.history.minutes.OpenMinutes;
import io.cellfleet.history.minutes.PartitionMinutes;
import io.cellfleet.history.store.HistoryBatch;
import io.cellfleet.history.store.HistoryWriter;
import io.cellfleet.history.store.OffsetMove;
import io.cellfleet.history.store.OffsetMovedException;
import io.cellfleet.history.store.Schema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * The loop: poll, read, write with the offsets, until it is stopped. Events and settings are written as they come; statuses are held
 * until their minute is over. What cannot be written now is tried again for as long as the partitions are ours; meanwhile
 * they are paused and the consumer stays in its group.
 */
final class Intake implements Runnable {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    static final List<String> TOPICS = List.of(Topics.STATUS, Topics.EVENTS, Topics.SETTINGS);
    private static final Duration POLL = Duration.ofMillis(200);

    /** A poll may be written in several portions. */
    private static final int PORTION_BYTES = 4 * 1024 * 1024;

    private final Consumer<byte[], byte[]> consumer;
    private final TopicIds topicIds;
    private final Positions positions;
    private final OpenMinutes open;
    private final ClosingTimes times;
    private final RejectedSender rejectedSender;
    private final Schema schema;
    private final HistoryWriter writer;
    private final IntakeState state;
    private final IntakeMetrics metrics;
    private final Duration retryAfter;
    private final long mostHeldBytes;
    private final RecordTraces traces;

    private volatile boolean stopping;

    /** While what was polled is not all stored or held: the open minutes may be beyond a rejected record that is not sent yet. */
    private boolean keeping;

    Intake(
            Consumer<byte[], byte[]> consumer,
            TopicIds topicIds,
            Positions positions,
            OpenMinutes open,
            ClosingTimes times,
            RejectedSender rejectedSender,
            Schema schema,
            HistoryWriter writer,
            IntakeState state,
            IntakeMetrics metrics,
            Duration retryAfter,
            long mostHeldBytes,
            RecordTraces traces) {
        this.consumer = consumer;
        this.topicIds = topicIds;
        this.positions = positions;
        this.open = open;
        this.times = times;
        this.rejectedSender = rejectedSender;
        this.schema = schema;
        this.writer = writer;
        this.state = state;
        this.metrics = metrics;
        this.retryAfter = retryAfter;
        this.mostHeldBytes = mostHeldBytes;
        this.traces = traces;
        positions.beforeLeaving(this::closeAllOnce);
    }

    /** Ends the loop from another thread, after the batch in hand. */
    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    @Override
    public void run() {
        try (consumer;
                topicIds;
                rejectedSender) {
            consumer.subscribe(TOPICS, positions);
            try {
                while (!stopping) {
                    step();
                }
            } catch (WakeupException e) {
                if (!stopping) {
                    throw e;
                }
            }
            closeAllOnce();
            open.clear();
            state.stopped(null);
        } catch (RuntimeException | Error e) {
            state.stopped(e);
        }
    }

    private void step() {
        try {
            schema.migrate();
            if (positions.isMember() && !positions.areFound()) {
                positions.find();
                state.running();
            }
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (positions.areFound()) {
                keep(records);
            }
            state.goesOn(positions.lag());
        } catch (SQLException e) {
            waitFor("PostgreSQL: " + e.getMessage());
        } catch (OffsetOutOfRangeException e) {
            // Where the topic was made anew, what is held cannot be read again.
            closeAllOnce();
            waitFor("Kafka does not have the next records any more, or never had them: "
                    + e.offsetOutOfRangePartitions()
                    + "; to go on without them, set next_offset in history.topic_offset");
        } catch (RetriableException e) {
            waitFor("Kafka: " + e.getMessage());
        }
    }

    /** Takes what was polled. What a change of the partitions leaves behind is read again by who has them then. */
    private void keep(ConsumerRecords<byte[], byte[]> records) {
        keeping = true;
        metrics.read(records);
        Portion portion = new Portion();
        Map<TopicPartition, Long> reached = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try (RecordTrace ignored = traces.begin("history", record.topic(), record.headers())) {
                RecordReader.read(record, positions::placeOf, portion, open);
            }
            if (!record.topic().equals(Topics.STATUS)) {
                reached.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
            if (portion.sizeBytes() >= PORTION_BYTES) {
                metrics.outOfRange(portion.outOfRange());
                if (!store(portion, positions.movesTo(reached))) {
                    return;
                }
                portion = new Portion();
                reached.clear();
            }
        }
        metrics.outOfRange(portion.outOfRange());
        // The position is beyond the last record where a transaction's marker follows it.
        List<OffsetMove> moves = positions.movesTo(positions.reachedBesideStatuses());
        if ((!moves.isEmpty() || !portion.rejected().isEmpty()) && !store(portion, moves)) {
            return;
        }
        keeping = false;
        positions.passOn();
        if (times.isTime()) {
            if (positions.areOfOtherTopics()) {
                closeAllOnce();
                positions.forget();
                return;
            }
            long openMinute = times.openMinute();
            close(minutes -> minutes.closeAllBut(openMinute));
        } else if (open.sizeBytes() > mostHeldBytes) {
            close(PartitionMinutes::closeAll);
        }
    }

    /** One partition after the other, each in a transaction of its own. */
    private void close(Function<PartitionMinutes, Closing> closes) {
        for (Map.Entry<Integer, PartitionMinutes> partition : open.partitions().entrySet()) {
            Closing closing = closes.apply(partition.getValue());
            Optional<OffsetMove> move = positions.moveTo(partition.getKey(), closing);
            if (move.isPresent()) {
                if (!untilDone(() -> write(closing, partition.getValue(), move.get()))) {
                    return;
                }
            }
        }
    }

    /** Before the partitions go. What cannot be written now is read again by who has them next. */
    private void closeAllOnce() {
        if (keeping) {
            return;
        }
        for (Map.Entry<Integer, PartitionMinutes> partition : open.partitions().entrySet()) {
            try {
                Closing closing = partition.getValue().closeAll();
                Optional<OffsetMove> move = positions.moveTo(partition.getKey(), closing);
                if (move.isPresent()) {
                    write(closing, partition.getValue(), move.get());
                }
            } catch (OffsetMovedException | SQLException e) {
                LOG.warnf("what is held is left to the next reader: reason=%s", e.getMessage());
                return;
            }
        }
    }

    private void write(Closing closing, PartitionMinutes minutes, OffsetMove move)
            throws SQLException, OffsetMovedException {
        HistoryBatch batch = new HistoryBatch();
        batch.add(closing);
        write(batch, List.of(move));
        minutes.closed(closing);
    }

    private boolean store(Portion portion, List<OffsetMove> moves) {
        if (!portion.rejected().isEmpty()
                && !untilDone(() -> {
                    rejectedSender.send(portion.rejected());
                    metrics.rejected(portion.rejected());
                })) {
            return false;
        }
        return moves.isEmpty() || untilDone(() -> write(portion.batch(), moves));
    }

    private interface Attempt {
        void run() throws SQLException, OffsetMovedException, ExecutionException, InterruptedException;
    }

    /** Tries until it is done. False when the partitions changed hands instead; then nothing of it was written. */
    private boolean untilDone(Attempt attempt) {
        int changes = positions.changes();
        while (!stopping) {
            try {
                attempt.run();
                consumer.resume(consumer.assignment());
                state.running();
                return true;
            } catch (OffsetMovedException e) {
                LOG.warnf("batch refused, the kept offsets have moved: reason=%s", e.getMessage());
                metrics.refused();
                positions.forget();
                return false;
            } catch (SQLException e) {
                state.waiting("PostgreSQL: " + e.getMessage());
            } catch (ExecutionException | KafkaException e) {
                state.waiting("rejected records cannot be sent: " + e.getMessage());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            pause();
            if (positions.changes() != changes) {
                positions.forget();
                return false;
            }
        }
        return false;
    }

    private void write(HistoryBatch batch, List<OffsetMove> moves) throws SQLException, OffsetMovedException {
        long begin = System.nanoTime();
        Map<String, Integer> written = writer.write(batch, moves);
        positions.moved(moves);
        metrics.written(written, Duration.ofNanos(System.nanoTime() - begin));
        state.goesOn();
    }

    private void waitFor(String trouble) {
        state.waiting(trouble);
        positions.forget();
        pause();
    }

    /** Lets time pass and stays in the group. */
    private void pause() {
        consumer.pause(consumer.assignment());
        try {
            if (!consumer.poll(retryAfter).isEmpty()) {
                throw new IllegalStateException("records came from paused partitions");
            }
        } catch (OffsetOutOfRangeException | RetriableException e) {
            // An answer to what was asked before the pause. If it is still true, it comes again after the pause.
            LOG.debugf("while paused: reason=%s", e.getMessage());
        }
    }
}
