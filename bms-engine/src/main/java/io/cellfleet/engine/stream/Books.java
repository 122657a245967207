package io.cellfleet.engine.stream;

import com.google.protobuf.MessageLite;
import io.cellfleet.contract.signature.FleetSecret;
import io.cellfleet.engine.downlink.DownlinkBook;
import io.cellfleet.engine.figures.EngineFigures;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** What one task remembers, each over a store of its own. */
record Books(
        InstallationBook installations,
        PackStates states,
        ActionsBook actions,
        Sites sites,
        Orders orders,
        Links links,
        Quarantine quarantine,
        Gateways gateways,
        Signatures signatures,
        RejectedBin rejected) {

    static Books open(
            ProcessorContext<Object, MessageLite> context,
            Outputs outputs,
            DownlinkBook sent,
            Optional<FleetSecret> secret,
            EngineFigures figures) {
        InstallationBook installations = new InstallationBook(context.getStateStore(EngineTopology.INSTALLATIONS));
        PackStates states = new PackStates(context.getStateStore(EngineTopology.PACK_STATES));
        Gateways gateways = new Gateways();
        Parked parked = new Parked(context.getStateStore(EngineTopology.PARKED));
        return new Books(
                installations,
                states,
                new ActionsBook(context.getStateStore(EngineTopology.ACTIONS)),
                new Sites(context.getStateStore(EngineTopology.INSTALLATION_STATES), states),
                new Orders(sent, states),
                new Links(
                        context.getStateStore(EngineTopology.OFFLINE_GATEWAYS),
                        installations,
                        gateways,
                        states,
                        outputs),
                new Quarantine(context.getStateStore(EngineTopology.QUARANTINES), parked, outputs, figures),
                gateways,
                new Signatures(secret),
                new RejectedBin(outputs, gateways, figures));
    }
}
