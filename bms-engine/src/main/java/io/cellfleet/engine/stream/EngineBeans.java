package io.cellfleet.engine.stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.apache.kafka.streams.Topology;

/** Hands the topology to Quarkus, which runs it. */
@ApplicationScoped
class EngineBeans {

    @Produces
    Topology topology() {
        return EngineTopology.build();
    }
}
