package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellfleet.contract.trace.RecordTraces;
import io.cellfleet.engine.figures.EngineFigures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineTopologyTest {

    /** A renamed store starts empty at the next deployment, so a rename must be a decision. */
    @Test
    void namesAreStable() {
        assertThat(EngineTopology.build(
                                Stepping.OF_THE_CORE,
                                new FakeDownlinks(),
                                Optional::empty,
                                new EngineFigures(new SimpleMeterRegistry()),
                                new RecordTraces(OpenTelemetry.noop()))
                        .describe())
                .hasToString("""
                Topologies:
                   Sub-topology: 0
                    Source: read-actions (topics: [cellfleet.operator-actions.v1])
                      --> step-packs
                    Source: read-frames (topics: [cellfleet.frames.v1])
                      --> step-packs
                    Source: read-settings (topics: [cellfleet.settings.v1])
                      --> step-packs
                    Processor: step-packs (stores: [installation-states, parked, installations, downlink-sent, offline-gateways, quarantines, pack-states, actions])
                      --> write-downlink, write-events, write-progress, write-rejected, write-status
                      <-- read-frames, read-settings, read-actions
                    Sink: write-downlink (extractor class: cellfleet.downlink.<gateway>)
                      <-- step-packs
                    Sink: write-events (topic: cellfleet.events.v1)
                      <-- step-packs
                    Sink: write-progress (topic: cellfleet.progress.v1)
                      <-- step-packs
                    Sink: write-rejected (topic: cellfleet.rejected.v1)
                      <-- step-packs
                    Sink: write-status (topic: cellfleet.status.v1)
                      <-- step-packs

                """);
    }
}
