package io.cellfleet.engine.stream;

import io.cellfleet.contract.signature.FleetSecret;
import io.cellfleet.contract.trace.RecordTraces;
import io.cellfleet.engine.downlink.Downlinks;
import io.cellfleet.engine.figures.EngineFigures;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.apache.kafka.streams.Topology;

/** Hands the topology to Quarkus, which runs it. */
@ApplicationScoped
class EngineBeans {

    @Produces
    Topology topology(
            Stepping stepping,
            Downlinks downlinks,
            EngineConfig config,
            EngineFigures figures,
            OpenTelemetry telemetry) {
        // Looked at now, so that a wrong one ends the start.
        config.fleetSecret().ifPresent(FleetSecret::parse);
        return EngineTopology.build(
                stepping,
                downlinks,
                () -> config.fleetSecret().map(FleetSecret::parse),
                figures,
                new RecordTraces(telemetry));
    }

    @Produces
    @DefaultBean
    Stepping stepping() {
        return Stepping.OF_THE_CORE;
    }
}
