package io.cellfleet.contract.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans of what a service does with records that have a {@link TraceHeader}; of the others it makes none. Needs
 * OpenTelemetry's API on the class path, which a service has that can send spans.
 */
public final class RecordTraces {

    private static final String SCOPE = "io.cellfleet";
    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();

    private final Tracer tracer;

    /**
     * @param telemetry where spans go; one that is off makes none and passes the traces on
     */
    public RecordTraces(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer(SCOPE);
    }

    /**
     * Begins a span of this thread.
     *
     * @param who     takes the record
     * @param topic   of the record
     * @param headers of the record
     * @return to be closed by this thread, when it is done
     */
    public RecordTrace begin(String who, String topic, Headers headers) {
        if (headers.lastHeader(TraceHeader.NAME) == null) {
            return RecordTrace.NONE;
        }
        Context from = W3C.extract(Context.root(), headers, HeaderGetter.ONLY);
        Span span = tracer.spanBuilder(who + " takes " + topic)
                .setParent(from)
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
        return new RecordTrace(span, from.with(span));
    }

    private enum HeaderGetter implements TextMapGetter<Headers> {
        ONLY;

        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of(TraceHeader.NAME);
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null
                    ? null
                    : new String(header.value(), StandardCharsets.US_ASCII);
        }
    }
}
