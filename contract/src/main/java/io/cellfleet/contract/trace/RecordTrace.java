package io.cellfleet.contract.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** What is being done with one record; see {@link RecordTraces}. Logs of this thread name the trace until it is closed. */
public final class RecordTrace implements AutoCloseable {

    private static final RecordHeaders NO_HEADERS = new RecordHeaders();

    static {
        NO_HEADERS.setReadOnly();
    }

    /** That of a record which is not followed. */
    public static final RecordTrace NONE = new RecordTrace();

    private final @Nullable Span span;
    private final @Nullable Context context;
    private final @Nullable Scope scope;

    private RecordTrace() {
        span = null;
        context = null;
        scope = null;
    }

    // The scope is closed with this.
    @SuppressWarnings("MustBeClosedChecker")
    RecordTrace(Span span, Context context) {
        this.span = span;
        this.context = context;
        scope = context.makeCurrent();
    }

    /** Of a record that comes of this one; none where it is not followed. */
    public Headers headers() {
        if (context == null) {
            return NO_HEADERS;
        }
        Headers headers = new RecordHeaders();
        W3CTraceContextPropagator.getInstance().inject(context, headers, (to, name, value) -> {
            // The state of a trace is of no use to anybody here.
            if (to != null && name.equals(TraceHeader.NAME)) {
                to.add(name, value.getBytes(StandardCharsets.US_ASCII));
            }
        });
        return headers;
    }

    @Override
    public void close() {
        if (scope != null) {
            scope.close();
        }
        if (span != null) {
            span.end();
        }
    }
}
