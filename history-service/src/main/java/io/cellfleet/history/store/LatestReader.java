package io.cellfleet.history.store;

import io.cellfleet.contract.Topics;
import io.cellfleet.contract.history.v1.LatestPack;
import io.cellfleet.contract.history.v1.LatestReply;
import io.cellfleet.contract.history.v1.PartitionOffset;
import io.cellfleet.history.minutes.Newest;
import io.cellfleet.history.minutes.Unwritten;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;

/** The newest of each pack, in memory or in the database, and from where on the topics must be read to go on from it. */
@ApplicationScoped
public class LatestReader {

    private final DataSource database;
    private final Unwritten unwritten;

    public LatestReader(DataSource database, Unwritten unwritten) {
        this.database = database;
        this.unwritten = unwritten;
    }

    /**
     * The packs in the order of their ids, in portions of which the first is always there; a pack that is not known is
     * left out.
     *
     * @param packIds empty for all
     */
    public List<LatestReply> read(List<String> packIds) throws SQLException {
        Unwritten.Answer fresh = unwritten.newest(packIds);
        Newest held = new Newest();
        fresh.statuses().forEach(held::add);
        try (Connection connection = database.getConnection()) {
            // The offsets first: what is written between the two is then read once more by whoever goes on from them.
            LatestReply.Builder reply =
                    LatestReply.newBuilder().setIncomplete(!fresh.complete()).addAllStatusOffsets(offsets(connection));
            SortedMap<String, LatestPack> packs = LatestPacks.read(connection, packIds);
            for (Newest.OfPack pack : held.packs()) {
                packs.compute(pack.status().getPackId(), (packId, kept) -> LatestPacks.merge(kept, pack));
            }
            return portions(reply, packs.values());
        }
    }

    private static List<LatestReply> portions(LatestReply.Builder first, Collection<LatestPack> packs) {
        List<LatestReply> portions = new ArrayList<>();
        LatestReply.Builder portion = first;
        int bytes = 0;
        for (LatestPack pack : packs) {
            if (bytes >= ReplySize.FULL_BYTES) {
                portions.add(portion.build());
                portion = LatestReply.newBuilder();
                bytes = 0;
            }
            portion.addPacks(pack);
            bytes += pack.getSerializedSize();
        }
        portions.add(portion.build());
        return portions;
    }

    private static List<PartitionOffset> offsets(Connection connection) throws SQLException {
        return TopicOffsets.read(connection).entrySet().stream()
                .filter(kept -> kept.getKey().topic().equals(Topics.STATUS))
                .map(kept -> PartitionOffset.newBuilder()
                        .setPartition(kept.getKey().partition())
                        .setNextOffset(kept.getValue().next())
                        .build())
                .sorted(Comparator.comparingInt(PartitionOffset::getPartition))
                .toList();
    }
}
