package io.cellfleet.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineTopologyTest {

    /** A renamed store starts empty at the next deployment, so a rename must be a decision. */
    @Test
    void namesAreStable() {
        assertThat(EngineTopology.build().describe()).hasToString("""
                Topologies:
                   Sub-topology: 0
                    Source: read-frames (topics: [cellfleet.frames.v1])
                      --> step-packs
                    Source: read-settings (topics: [cellfleet.settings.v1])
                      --> step-packs
                    Processor: step-packs (stores: [installations, pack-states])
                      --> write-events, write-rejected, write-status
                      <-- read-frames, read-settings
                    Sink: write-events (topic: cellfleet.events.v1)
                      <-- step-packs
                    Sink: write-rejected (topic: cellfleet.rejected.v1)
                      <-- step-packs
                    Sink: write-status (topic: cellfleet.status.v1)
                      <-- step-packs

                """);
    }
}
