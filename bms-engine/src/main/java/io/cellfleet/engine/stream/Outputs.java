package io.cellfleet.engine.stream;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.trace.RecordTrace;
import io.cellfleet.contract.v1.Downlink;
import io.cellfleet.contract.v1.PackEvent;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.contract.v1.Progress;
import io.cellfleet.contract.v1.RejectedRecord;
import io.cellfleet.engine.downlink.DownlinkKey;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Everything that leaves the engine, each kind to its topic. The sender's headers never go along, but what comes of a record
 * that is followed is followed too.
 */
final class Outputs {

    private static final int LONGEST_KEY = 63;

    private final ProcessorContext<Object, MessageLite> context;
    private Headers following = RecordTrace.NONE.headers();

    Outputs(ProcessorContext<Object, MessageLite> context) {
        this.context = context;
    }

    /** What leaves from now on comes of this. */
    void follow(RecordTrace trace) {
        following = trace.headers();
    }

    void status(PackStatus status) {
        forward(status.getInstallationId(), status, EngineTopology.WRITE_STATUS);
    }

    void event(PackEvent event) {
        forward(event.getInstallationId(), event, EngineTopology.WRITE_EVENTS);
    }

    /**
     * @param key of the record; left out where it is no id, for it may be of any length
     */
    void rejected(@Nullable String key, RejectedRecord rejected) {
        boolean isId = key != null && key.length() <= LONGEST_KEY;
        forward(isId ? key : null, rejected, EngineTopology.WRITE_REJECTED);
    }

    void progress(Progress progress) {
        forward(Integer.toString(progress.getPartition()), progress, EngineTopology.WRITE_PROGRESS);
    }

    /**
     * @param message absent to say that the name is no longer the gateway's
     */
    void downlink(DownlinkKey key, @Nullable Downlink message) {
        forward(key, message, EngineTopology.WRITE_DOWNLINK);
    }

    /** Wall time; ms since 1970. */
    long nowMs() {
        return context.currentSystemTimeMs();
    }

    /** Times of values are within the messages; a record is as old as its arrival. */
    private void forward(@Nullable Object key, @Nullable MessageLite message, String sink) {
        context.forward(new Record<>(key, message, nowMs(), following), sink);
    }
}
