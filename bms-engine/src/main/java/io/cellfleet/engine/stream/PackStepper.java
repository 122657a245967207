package io.cellfleet.engine.stream;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.Topics;
import io.cellfleet.contract.signature.FleetSecret;
import io.cellfleet.contract.trace.RecordTrace;
import io.cellfleet.contract.trace.RecordTraces;
import io.cellfleet.engine.downlink.DownlinkBook;
import io.cellfleet.engine.downlink.Downlinks;
import io.cellfleet.engine.figures.EngineFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Gives every record of a task to whoever takes its kind, and the time to whoever waits for it. Decides nothing. */
final class PackStepper implements Processor<String, byte[], Object, MessageLite> {

    private static final Duration SLICE = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PROGRESS = Duration.ofSeconds(5);
    private static final Duration FORGET = Duration.ofHours(1);

    private final Stepping stepping;
    private final Downlinks downlinks;
    private final Optional<FleetSecret> secret;
    private final EngineFigures figures;
    private final RecordTraces traces;

    // Set by init, which Kafka Streams calls before anything else and again when it revives a task.
    private ProcessorContext<Object, MessageLite> context;
    private Outputs outputs;
    private Books books;
    private RecordTaker records;
    private SettingsTaker settings;
    private ActionTaker actions;
    private ProgressReport progress;

    /** Ended before a task is revived: what they would call belongs to the life before. */
    private final List<Cancellable> scheduled = new ArrayList<>();

    PackStepper(
            Stepping stepping,
            Downlinks downlinks,
            Optional<FleetSecret> secret,
            EngineFigures figures,
            RecordTraces traces) {
        this.stepping = stepping;
        this.downlinks = downlinks;
        this.secret = secret;
        this.figures = figures;
        this.traces = traces;
    }

    @Override
    public void init(ProcessorContext<Object, MessageLite> initialContext) {
        unschedule();
        context = initialContext;
        outputs = new Outputs(initialContext);
        DownlinkBook sent = new DownlinkBook(
                initialContext.getStateStore(EngineTopology.DOWNLINK_SENT), downlinks, figures, outputs::downlink);
        books = Books.open(initialContext, outputs, sent, secret, figures);
        records = new RecordTaker(stepping, books, outputs);
        actions = new ActionTaker(books, records);
        settings = new SettingsTaker(books, sent);
        progress = new ProgressReport(initialContext.taskId().partition(), outputs);
        Unparking unparking = new Unparking(books.quarantine(), records, actions);
        schedule(SLICE, unparking::goOn);
        schedule(LOOK, books.links()::look);
        schedule(LOOK, settings::tellAgain);
        schedule(PROGRESS, progress::send);
        schedule(FORGET, () -> books.actions().forget(outputs.nowMs()));
    }

    @Override
    public void process(Record<String, byte[]> input) {
        Arrival arrival = Arrival.of(context.recordMetadata().orElseThrow(), input);
        try (RecordTrace trace = traces.begin("engine", arrival.topic(), input.headers())) {
            outputs.follow(trace);
            take(arrival);
        } finally {
            outputs.follow(RecordTrace.NONE);
        }
    }

    private void take(Arrival arrival) {
        switch (arrival.topic()) {
            case Topics.SETTINGS -> settings.take(arrival);
            case Topics.OPERATOR_ACTIONS -> actions.take(arrival);
            default -> {
                records.take(arrival);
                progress.applied(arrival);
            }
        }
    }

    @Override
    public void close() {
        unschedule();
        books.quarantine().close();
    }

    private void schedule(Duration every, Runnable what) {
        scheduled.add(context.schedule(every, PunctuationType.WALL_CLOCK_TIME, nowMs -> what.run()));
    }

    private void unschedule() {
        scheduled.forEach(Cancellable::cancel);
        scheduled.clear();
    }
}
