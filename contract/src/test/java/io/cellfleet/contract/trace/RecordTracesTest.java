package io.cellfleet.contract.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RecordTracesTest {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final OpenTelemetry telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();
    private final Headers begun = new RecordHeaders().add(TraceHeader.NAME, TraceHeader.begin(new SplittableRandom(1)));

    @Test
    void aRecordThatIsFollowedGetsASpanAndPassesItOn() {
        Headers passedOn;
        String logged;
        try (RecordTrace trace = new RecordTraces(telemetry).begin("engine", "frames", begun)) {
            passedOn = trace.headers();
            logged = Span.current().getSpanContext().getTraceId();
        }

        assertThat(spans.getFinishedSpanItems()).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("engine takes frames");
            assertThat(text(begun)).isEqualTo("00-" + span.getTraceId() + "-" + span.getParentSpanId() + "-01");
            assertThat(text(passedOn)).isEqualTo("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01");
            assertThat(logged).isEqualTo(span.getTraceId());
        });
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @Test
    void othersCostNothing() {
        try (RecordTrace trace = new RecordTraces(telemetry).begin("engine", "frames", new RecordHeaders())) {
            assertThat(trace.headers()).isEmpty();
        }
        Headers broken = new RecordHeaders().add(TraceHeader.NAME, new byte[] {1, 2, 3});
        try (RecordTrace trace = new RecordTraces(OpenTelemetry.noop()).begin("engine", "frames", broken)) {
            assertThat(trace.headers()).isEmpty();
        }

        assertThat(spans.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void whereNoSpansAreMadeTheTraceGoesOnAsItCame() {
        try (RecordTrace trace = new RecordTraces(OpenTelemetry.noop()).begin("engine", "frames", begun)) {
            assertThat(text(trace.headers())).isEqualTo(text(begun));
        }
    }

    @Test
    void noTwoTracesAreTheSame() {
        SplittableRandom random = new SplittableRandom(1);

        assertThat(TraceHeader.begin(random)).isNotEqualTo(TraceHeader.begin(random));
    }

    private static String text(Headers headers) {
        return new String(headers.lastHeader(TraceHeader.NAME).value(), StandardCharsets.US_ASCII);
    }
}
