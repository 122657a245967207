package io.cellfleet.history.peers;

import io.cellfleet.contract.history.v1.HeldReply;
import io.cellfleet.contract.history.v1.HeldRequest;
import io.cellfleet.contract.v1.PackStatus;
import io.cellfleet.history.minutes.OpenMinutes;
import io.cellfleet.history.minutes.Unwritten;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Of this instance, and of the others where it does not read every partition itself. */
@ApplicationScoped
public class UnwrittenAnywhere implements Unwritten {

    private final OpenMinutes open;
    private final Peers peers;

    UnwrittenAnywhere(OpenMinutes open, Peers peers) {
        this.open = open;
        this.peers = peers;
    }

    @Override
    public Answer of(String packId) {
        return ask(HeldRequest.newBuilder().addPackIds(packId).build());
    }

    @Override
    public Answer newest(List<String> packIds) {
        return ask(HeldRequest.newBuilder()
                .addAllPackIds(packIds)
                .setNewestOnly(true)
                .build());
    }

    private Answer ask(HeldRequest request) {
        HeldReply own = PeerService.held(open.held(), request);
        Set<Integer> complete = new HashSet<>(own.getCompletePartitionsList());
        if (complete.size() >= open.partitionsOfTopic()) {
            return new Answer(own.getStatusesList(), true);
        }
        List<PackStatus> statuses = new ArrayList<>(own.getStatusesList());
        for (HeldReply other : peers.ask(request)) {
            statuses.addAll(other.getStatusesList());
            complete.addAll(other.getCompletePartitionsList());
        }
        return new Answer(statuses, complete.size() >= open.partitionsOfTopic());
    }
}
