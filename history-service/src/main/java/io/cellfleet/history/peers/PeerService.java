package io.cellfleet.history.peers;

import io.cellfleet.contract.history.v1.HeldReply;
import io.cellfleet.contract.history.v1.HeldRequest;
import io.cellfleet.contract.history.v1.HistoryPeers;
import io.cellfleet.history.minutes.Held;
import io.cellfleet.history.minutes.OpenMinutes;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Tells other instances what this one holds: memory alone, so it may answer on the event loop. */
@GrpcService
public class PeerService implements HistoryPeers {

    private final OpenMinutes open;

    PeerService(OpenMinutes open) {
        this.open = open;
    }

    @Override
    public Uni<HeldReply> held(HeldRequest request) {
        return Uni.createFrom().item(() -> held(open.held(), request));
    }

    static HeldReply held(Held held, HeldRequest request) {
        HeldReply.Builder reply = HeldReply.newBuilder().addAllCompletePartitions(held.completePartitions());
        if (request.getNewestOnly()) {
            return reply.addAllStatuses(held.newest(request.getPackIdsList()).statuses())
                    .build();
        }
        request.getPackIdsList().forEach(packId -> reply.addAllStatuses(held.statuses(packId)));
        return reply.build();
    }
}
