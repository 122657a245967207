package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.trace.TraceHeader;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes of a record that is followed is followed too; nothing else is. */
class TracesTest {

    private final Site site = new Site();
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aTraceLeadsFromAFrameToItsStatusAndEvents() {
        byte[] trace = TraceHeader.begin(new SplittableRandom(1));
        Headers followed = new RecordHeaders().add(TraceHeader.NAME, trace).add("other", new byte[] {1});
        bench.commission(site.settings(1));

        bench.send(site.frame(0), followed);
        bench.send(site.frame(1));

        // Without a place for spans the trace goes on as it came.
        List<Headers> statuses = bench.headers(Topics.STATUS);
        assertThat(statuses).hasSize(2);
        assertThat(statuses.getFirst())
                .singleElement()
                .satisfies(header -> assertThat(header.value()).isEqualTo(trace));
        assertThat(statuses.getLast()).isEmpty();
        assertThat(bench.headers(Topics.EVENTS))
                .isNotEmpty()
                .allSatisfy(headers -> assertThat(headers).hasSizeLessThanOrEqualTo(1));
    }
}
